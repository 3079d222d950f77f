-- Campaign selections, Spark SQL.

-- @name: salary_accounts
SELECT c.customer_id, c.segment, a.account_id, percentile_approx(t.amount, 0.5) AS usual_salary
FROM customers c
  JOIN accounts a USING (customer_id)
  JOIN transactions t USING (account_id)
  JOIN transaction_types tt USING (transaction_type_id)
WHERE tt.code = 'SALARY' AND c.marketing_consent = 'Y'
GROUP BY c.customer_id, c.segment, a.account_id
HAVING count(*) >= 2;

-- @name: savings_offer
SELECT c.customer_id, c.email
FROM customers c
WHERE EXISTS (SELECT 1 FROM accounts a WHERE a.customer_id = c.customer_id AND a.balance > 5000)
  AND c.customer_id NOT IN (
    SELECT s.customer_id
    FROM accounts s JOIN account_types k ON s.account_type_id = k.account_type_id
    WHERE k.code = 'SAVINGS');

-- @name: customers_without_card
SELECT /*+ BROADCAST(k) */ a.account_id, k.name AS account_type
FROM accounts a
  LEFT ANTI JOIN cards d ON d.account_id = a.account_id
  JOIN account_types k ON k.account_type_id = a.account_type_id
WHERE k.overdraft_allowed;

-- @name: favourite_channel
CREATE OR REPLACE TEMP VIEW favourite_channel AS
SELECT customer_id, channel
FROM (
  SELECT a.customer_id, t.channel,
         rank() OVER (PARTITION BY a.customer_id ORDER BY count(*) DESC) AS place
  FROM transactions t JOIN accounts a ON a.account_id = t.account_id
  GROUP BY a.customer_id, t.channel)
WHERE place = 1;
