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
