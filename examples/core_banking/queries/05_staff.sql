-- Branches and people, Oracle.

-- @name: reporting_line
SELECT e.employee_id, e.first_name, e.last_name, m.last_name AS reports_to, b.name AS branch
  FROM employees e
  LEFT JOIN employees m ON m.employee_id = e.manager_id
  LEFT JOIN branches b  ON b.branch_id = e.branch_id;

-- @name: organisation_chart
SELECT LPAD(' ', 2 * (LEVEL - 1)) || e.last_name AS person, e.job_title
  FROM employees e
 START WITH e.manager_id IS NULL
CONNECT BY PRIOR e.employee_id = e.manager_id;

-- @name: deposits_per_head
SELECT b.branch_code, deposits.total / staff.people AS per_head
  FROM branches b
  JOIN (SELECT a.branch_id, SUM(a.balance) AS total FROM accounts a GROUP BY a.branch_id) deposits
    ON deposits.branch_id = b.branch_id
  JOIN (SELECT e.branch_id, COUNT(*) AS people FROM employees e GROUP BY e.branch_id) staff
    ON staff.branch_id = b.branch_id
 ORDER BY 2 DESC;
