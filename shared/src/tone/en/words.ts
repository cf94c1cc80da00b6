import type { Macros } from '#tone/rule.ts'

/** Words that English phrases share. */
export const englishWords: Macros = {
  persons:
    'wife|husband|spouse|partner|girlfriend|boyfriend|fiancee?|kids?|children|child|son|daughter|mother|father|mom|mum|dad|parents?|brother|sister|siblings?|family|relatives?|in laws|cousins?|aunt|uncle|grandmother|grandfather|neighbou?rs?|neighbou?rhood|friends?|contacts|references?|boss|manager|employer|company|colleagues?|co ?workers?|workplace|job|work|hr|human resources|supervisor|teachers?|school|church|pastor|priest|landlord|roommates?|clients|customers|everyone you know|ex',
  you: 'you|u|ya|your account|he|she|they',
  will: 'i ll|we ll|i will|we will|i m going to|we re going to|i am going to|we are going to|going to|gonna|will have to|have to|will be forced to|forced to|must|may have to|might have to|would hate to|don t make me|don t make us|about to|want me to|want us to|would you like me to|would you rather we|can|could|shall|intend to|plan to|ready to|prepared to|no choice but to|are obliged to|started|been',
  tell: 'tell|telling|told|call|calling|phone|phoning|contact|contacting|inform|informing|notify|notifying|let|letting|speak|speaking|talk|talking|ask|asking|write|writing|message|messaging|visit|visiting|warn|warning|text|texting|email|emailing|show|showing|send|reach|go to|turn to|share',
  show: 'post|posting|publish|publishing|share|sharing|put|putting|upload|uploading|expose|exposing|hang|display|displaying|tag|tagging|print|shout|broadcast|blast|spread|plaster|show|send|name',
  place:
    'facebook|fb|instagram|insta|tiktok|twitter|social media|internet|online|the group|group chat|groups?|status|story|stories|door|shop window|window|wall|noticeboard|notice board|neighbou?rhood|street|building|town|church|community|newspaper',
  everybody:
    'everyone|everybody|the whole [a-z]+|all (?:of )?(?:your|the) [a-z]+|people|your {persons}|the neighbou?rs|the world|the entire [a-z]+',
  authority:
    'irs|police|sheriff|sheriff s office|court|courts|courthouse|fbi|government|federal|attorney general|district attorney|da s office|marshals?|justice department|department of justice|ministry|bailiffs?|judge|tax office|immigration|ice|credit bureau|central bank|social security|homeland|state department|interpol|hmrc',
  payNow: 'pay|pay up|send|transfer|deposit|settle|cough up|give|return|hand over',
}
