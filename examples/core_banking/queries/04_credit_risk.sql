-- Loans and their instalments, Oracle.

-- @name: loan_book
SELECT l.loan_id, l.purpose, l.principal, l.status, a.account_number, c.segment, c.annual_income
  FROM loans l
 INNER JOIN accounts a  ON a.account_id = l.account_id
 INNER JOIN customers c ON c.customer_id = a.customer_id;

-- @name: overdue_installments
SELECT l.loan_id, i.installment_no, i.due_on, i.amount
  FROM loans l, loan_installments i
 WHERE i.loan_id = l.loan_id
   AND i.paid_on IS NULL
   AND i.due_on < SYSDATE - 10
 ORDER BY l.loan_id, i.installment_no;

-- @name: refresh_loan_position
MERGE INTO mart.loan_position p
USING (
  SELECT l.loan_id,
         MIN(i.remaining_principal)                     AS remaining,
         SUM(NVL2(i.paid_on, i.amount, 0))              AS paid,
         COUNT(CASE WHEN i.paid_on > i.due_on THEN 1 END) AS paid_late
    FROM core.loans l
    LEFT OUTER JOIN core.loan_installments i ON i.loan_id = l.loan_id
   GROUP BY l.loan_id
) s
ON (p.loan_id = s.loan_id)
WHEN MATCHED THEN UPDATE SET p.remaining = s.remaining, p.paid = s.paid, p.paid_late = s.paid_late
WHEN NOT MATCHED THEN INSERT (loan_id, remaining, paid, paid_late)
     VALUES (s.loan_id, s.remaining, s.paid, s.paid_late);

-- @name: debt_service_ratio
SELECT c.customer_id, c.annual_income,
       SUM(l.monthly_payment) * 12 / NULLIF(c.annual_income, 0) AS ratio
  FROM customers c, accounts a, loans l
 WHERE a.customer_id = c.customer_id
   AND l.account_id = a.account_id
   AND l.status <> 'REPAID'
 GROUP BY c.customer_id, c.annual_income;
