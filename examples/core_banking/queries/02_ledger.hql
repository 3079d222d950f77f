-- Nightly load of the ledger mart, Hive.
SET hive.exec.dynamic.partition.mode=nonstrict;

-- @name: daily_ledger
INSERT OVERWRITE TABLE ${hivevar:mart_db}.daily_ledger PARTITION (booking_day)
SELECT t.account_id,
       tt.code                                        AS type_code,
       COUNT(*)                                       AS bookings,
       SUM(t.amount)                                  AS turnover,
       MAX(t.balance_after)                           AS peak_balance,
       to_date(t.booked_at)                           AS booking_day
FROM core.transactions t
JOIN core.transaction_types tt ON (t.transaction_type_id = tt.transaction_type_id)
LEFT SEMI JOIN core.accounts a ON (t.account_id = a.account_id)
GROUP BY t.account_id, tt.code, to_date(t.booked_at);

-- @name: last_balance
SELECT account_id, balance_after
FROM (
  SELECT t.account_id, t.balance_after,
         ROW_NUMBER() OVER (PARTITION BY t.account_id ORDER BY t.booked_at DESC) AS rn
  FROM core.transactions t
) ranked
WHERE rn = 1;

-- @name: card_turnover
FROM core.transactions t
JOIN core.cards k ON (t.card_id = k.card_id AND t.account_id = k.account_id)
INSERT OVERWRITE TABLE ${hivevar:mart_db}.card_turnover
SELECT k.card_id, k.card_type, date_format(t.booked_at, 'yyyy-MM') AS month, SUM(-t.amount) AS spent
WHERE t.amount < 0
GROUP BY k.card_id, k.card_type, date_format(t.booked_at, 'yyyy-MM');

-- @name: reversed_purchases
SELECT r.transaction_id, r.account_id, r.amount, o.booked_at AS bought_at, r.booked_at AS reversed_at,
       datediff(r.booked_at, o.booked_at) AS days_between
FROM core.transactions r
JOIN core.transactions o ON (r.reversal_of_id = o.transaction_id)
WHERE r.reversal_of_id IS NOT NULL;
