import type { LadderTexts } from './starter.ts'

/** The steps of the ladder in English, three wordings each; see `ladder-es.ts`. */
export const ladderEn: LadderTexts = {
  issued: [
    'Hello {name}, thank you for your purchase at {business}. The account for {concept} comes to {balance} and is due on {due_date}.\n\nWays to pay:\n{how_to_pay}',
    'Hello {name}. This is how your account with {business} stands:\n{debts}\n\nWhenever you like, you can pay this way:\n{how_to_pay}',
    '{name}, thank you for trusting {business}. To have it all at hand:\n{debts}\n\nHow to pay:\n{how_to_pay}\n\nAny questions, we are here.',
  ],
  before_due: [
    'Hello {name}, how are you? A reminder that your account with {business} for {concept} is due on {due_date}. It comes to {balance}.\n\n{how_to_pay}\n\nAny questions, we are here.',
    'Good morning, {name}. {due_date} is the payment date of your account ({concept}). The balance is {balance}.\n\nTo pay:\n{how_to_pay}\n\nThank you for staying up to date with {business}.',
    'Hello {name}. A friendly reminder from {business}: your account of {balance} is due on {due_date}. If you have paid already, the receipt is all we need.\n\n{how_to_pay}',
  ],
  due_today: [
    'Hello {name}. Your account with {business} for {concept} is due today: {balance}.\n\n{how_to_pay}\n\nIf you have paid already, send us the receipt and we will book it. Thank you.',
    'Good morning, {name}. Today is the payment date of your account with {business}. The balance is {balance}.\n\nWays to pay:\n{how_to_pay}\n\nDo you need anything else from us?',
    'Hello {name}. {business} would like to remind you that {concept} is due today: {balance}. If today is difficult, tell us which date works for you.\n\n{how_to_pay}',
  ],
  overdue_friendly: [
    'Hello {name}, how are you? Perhaps it slipped by: your account with {business} for {concept} was due on {due_date}, and {overdue} is left.\n\n{how_to_pay}\n\nIf you have paid already, please send us the receipt.',
    'Good morning, {name}. We have not seen the payment of {overdue} yet that was due on {due_date}. If you have made it, share the receipt and we will book it.\n\nThe details of {business}:\n{how_to_pay}',
    'Hello {name}. It happens to everybody: your account with {business} ({concept}) was due on {due_date}. {overdue} is left. Would paying in the next days work for you?\n\n{how_to_pay}',
  ],
  overdue_neutral: [
    'Hello {name}. This is what is open with {business} today:\n{debts}\n\nCould you share the receipt, or the date on which you plan to pay?\n\n{how_to_pay}',
    'Good morning, {name}. Your account with {business} has {overdue} overdue since {due_date}. Which day works for the payment?\n\n{how_to_pay}',
    'Hello {name}. We are writing from {business} about the overdue balance of {overdue} ({concept}). If you have paid, send us the receipt; if not, tell us a date and we will note it.\n\n{how_to_pay}',
  ],
  overdue_clear: [
    'Hello {name}. Your account with {business} is {days_late} late and comes to {overdue} today:\n{debts}\n\nWhich date works for paying? If you prefer, we can split it into parts.\n\n{how_to_pay}',
    'Good morning, {name}. As of today {overdue} is left to pay to {business}, {days_late} late. We would like to agree on a date with you. A plan in instalments is possible too.\n\n{how_to_pay}',
    'Hello {name}. The overdue balance with {business} is {overdue} since {due_date}. Can you pay it this week, or shall we look at instalments?\n\n{debts}\n\n{how_to_pay}',
  ],
  invitation: [
    'Hello {name}. We would like to help you get up to date with {business}. The balance is {balance}. Shall we talk about a way to pay that works for you?',
    'Good morning, {name}. We know that plans change. For the balance of {balance} with {business} we can look at instalments or a new date. When do you have a moment to talk?',
    'Hello {name}, how is everything? We would like to find a way forward together for the balance of {balance} with {business}. Tell us which amount and date work for you.',
  ],
  overdue_firm: [
    'Hello {name}. Your account with {business} is {days_late} late and comes to {overdue}. We would like to agree on a payment date or a plan with you this week. Answer this message and we will sort it out.\n\n{debts}\n\n{how_to_pay}',
    'Good morning, {name}. We have still not received the payment of {overdue} that was due on {due_date}. We would like to settle it directly with you: tell us a date, or ask for a plan in instalments.\n\n{how_to_pay}',
    'Hello {name}. The overdue balance with {business} is {overdue}, {days_late} late. To put it in order we need your answer in the next days, with the payment or with a proposal.\n\n{debts}\n\n{how_to_pay}',
  ],
  overdue_formal: [
    'Dear customer, {full_name}: this is the summary of your account with {business}.\n\n{statement}\n\nWe ask for the payment or a proposal within the next seven days.\n\n{how_to_pay}\n\nIf anything does not match your records, we will check it.',
    '{full_name}, these are the details of what is open with {business} on {today}:\n\n{statement}\n\nWe look forward to the payment or an agreed date within the next seven days.\n\n{how_to_pay}',
    'Good morning, {full_name}. {business} is sharing the statement of your account:\n\n{statement}\n\nBefore we decide on the next step we would like to hear from you. There are seven days to pay or to propose a plan.\n\n{how_to_pay}',
  ],
  promise_reminder: [
    'Hello {name}. A reminder of what we agreed: {promise} for {promise_date}. Thank you!\n\n{how_to_pay}',
    'Good morning, {name}. We have noted your payment of {promise} for {promise_date}. Here are the details of {business}:\n{how_to_pay}',
    'Hello {name}. Is everything fine for the payment of {promise} on {promise_date}? If something changed, let us know and we will adjust it.\n\n{how_to_pay}',
  ],
  promise_broken: [
    'Hello {name}. We were expecting {promise} on {promise_date} and do not see it yet. If you have paid, send us the receipt; if not, which date works for you?\n\n{how_to_pay}',
    'Good morning, {name}. The payment of {promise} agreed for {promise_date} has not reached {business} yet. Shall we set a new date, or would you rather split it into instalments?',
    'Hello {name}. About the {promise} of {promise_date}: were you able to pay? If something came up, tell us and we will find another date with you.\n\n{how_to_pay}',
  ],
  instalment_due: [
    'Hello {name}. Your instalment {instalment_number} of the plan with {business} is {next_instalment}, due on {instalment_date}.\n\n{how_to_pay}\n\nWe are doing well.',
    'Good morning, {name}. A reminder from {business}: instalment {instalment_number}, {next_instalment}, for {instalment_date}.\n\nDetails for paying:\n{how_to_pay}',
    'Hello {name}. Instalment {instalment_number} of your plan is coming up: {next_instalment} on {instalment_date}. When you have paid, send us the receipt and we will book it.\n\n{how_to_pay}',
  ],
  plan_proposal: [
    'Hello {name}. We thought of a way to pay that may help you:\n\n{plan_proposal}\n\nDo you agree?',
    'Good morning, {name}. This is the proposal of {business}:\n\n{plan_proposal}\n\nIf you would like to change something, tell us.',
    'Hello {name}. As we discussed, it would be like this:\n\n{plan_proposal}\n\nAnswer “agreed” and we will note it.',
  ],
  thanks: [
    'Thank you, {name}! We received your payment of {payment_received} of {payment_date}. Your balance with {business} is now {new_balance}.',
    'Hello {name}. Confirmed: {payment_received} received. Present balance: {new_balance}. Thank you from {business}.',
    'Payment booked, {name}: {payment_received}. Your balance is now {new_balance}. Many thanks.',
  ],
  thanks_on_time: [
    'Thank you, {name}! Your payment of {payment_received} came on time. The balance with {business} is now {new_balance}.',
    'Hello {name}. We received {payment_received} before the due date. That is a pleasure: thank you from {business}. Present balance: {new_balance}.',
    'Payment booked on time, {name}: {payment_received}. Many thanks. Your balance is now {new_balance}.',
  ],
  account_changed: [
    'Hello {name}. The payment details of {business} have changed. From now on, please use:\n\n{how_to_pay}\n\nIf in doubt, call us on the usual number before you pay.',
    'Good morning, {name}. We have updated the ways to pay {business}. These are good from today:\n\n{how_to_pay}\n\nYou can confirm it with us by phone.',
    'Hello {name}. {business} has new payment details:\n\n{how_to_pay}\n\nThe earlier ones are not used any more. If in doubt, ask us first.',
  ],
}
