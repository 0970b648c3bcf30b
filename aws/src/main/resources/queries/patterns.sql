-- What is asked for most, hour by hour, and how long it takes.
SELECT substr(time, 1, 13) AS hour, request_verb,
       regexp_replace(url_extract_path(request_url), '[0-9a-f]{8}-[0-9a-f-]{27}', '{id}') AS path,
       count(*) AS requests, count(DISTINCT client_ip) AS addresses,
       approx_percentile(target_processing_time, 0.5) AS p50_seconds,
       approx_percentile(target_processing_time, 0.99) AS p99_seconds,
       sum(sent_bytes) / 1048576 AS sent_mib
FROM access_logs
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
GROUP BY 1, 2, 3
ORDER BY hour DESC, requests DESC
LIMIT 1000
