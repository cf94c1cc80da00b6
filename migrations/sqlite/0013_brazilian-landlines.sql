-- Only mobile numbers of Brazil, whose eight digits began with 6 to 9, got a ninth digit. Of the others the 9 is part of the number.
UPDATE contact_identities SET match_key = substr(address, 1, 13)
  WHERE address LIKE '55__9________@s.whatsapp.net' AND substr(address, 6, 1) NOT IN ('6', '7', '8', '9');
