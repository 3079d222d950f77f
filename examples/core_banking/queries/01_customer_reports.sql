-- Reports of the retail desk, Oracle.

-- @name: customer_account_summary
SELECT c.customer_id,
       c.first_name || ' ' || c.last_name AS full_name,
       COUNT(a.account_id)                AS accounts,
       NVL(SUM(a.balance), 0)             AS total_balance
  FROM customers c
  LEFT JOIN accounts a ON a.customer_id = c.customer_id
 GROUP BY c.customer_id, c.first_name, c.last_name;

-- @name: accounts_without_movement
-- Old outer-join notation; has run every Monday since 2009.
SELECT a.account_number, aty.name, a.opened_on
  FROM accounts a, account_types aty, transactions t
 WHERE a.account_type_id = aty.account_type_id
   AND a.account_id = t.account_id (+)
   AND t.transaction_id IS NULL
   AND a.closed_on IS NULL;

-- @name: monthly_statement
WITH moved AS (
  SELECT t.account_id,
         TRUNC(t.booked_at, 'MM') AS month_start,
         SUM(CASE WHEN tt.direction = 'C' THEN t.amount ELSE 0 END) AS credits,
         SUM(CASE WHEN tt.direction = 'D' THEN t.amount ELSE 0 END) AS debits
    FROM transactions t
    JOIN transaction_types tt ON tt.transaction_type_id = t.transaction_type_id
   GROUP BY t.account_id, TRUNC(t.booked_at, 'MM')
)
SELECT a.account_number, c.last_name, c.city, m.month_start, m.credits, m.debits
  FROM moved m
  JOIN accounts a  ON a.account_id = m.account_id
  JOIN customers c ON c.customer_id = a.customer_id
 WHERE m.month_start >= ADD_MONTHS(TRUNC(SYSDATE, 'MM'), -3)
 ORDER BY a.account_number, m.month_start;

-- @name: joint_account_holders
SELECT h.account_id,
       LISTAGG(c.last_name, ', ') WITHIN GROUP (ORDER BY h.holder_since) AS holders
  FROM account_holders h
  JOIN customers c ON c.customer_id = h.customer_id
  JOIN accounts a  ON a.account_id = h.account_id
 WHERE h.holder_role IN ('OWNER', 'JOINT')
 GROUP BY h.account_id
HAVING COUNT(*) > 1;

-- @name: customers_of_a_branch
SELECT b.branch_code, b.name, c.segment, COUNT(DISTINCT c.customer_id) AS customers
  FROM branches b
  JOIN accounts a  ON a.branch_id = b.branch_id
  JOIN customers c ON c.customer_id = a.customer_id
 GROUP BY ROLLUP (b.branch_code, b.name, c.segment);
