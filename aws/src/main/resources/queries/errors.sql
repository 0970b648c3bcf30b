-- What was answered with a fault, by address: what the programs said, and what the load balancer
-- said because it found nobody.
SELECT elb_status_code, target_status_code, request_verb,
       regexp_replace(url_extract_path(request_url), '[0-9a-f]{8}-[0-9a-f-]{27}', '{id}') AS path,
       count(*) AS answers, min(time) AS first_seen, max(time) AS last_seen,
       approx_percentile(target_processing_time, 0.99) AS p99_seconds
FROM access_logs
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND elb_status_code >= 500
GROUP BY 1, 2, 3, 4
ORDER BY answers DESC
LIMIT 100
