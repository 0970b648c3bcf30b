-- Who is refused most: wrong or missing tokens, guessed passwords, addresses that nobody may reach,
-- and what the firewall blocked (the load balancer's 403, 404 and 429 without a target).
SELECT client_ip,
       count_if(elb_status_code = 401) AS not_signed_in,
       count_if(elb_status_code = 403) AS not_allowed,
       count_if(elb_status_code = 429) AS too_many,
       count_if(url_extract_path(request_url) LIKE '/actuator%') AS actuator,
       count_if(url_extract_path(request_url) LIKE '/api/sessions%'
                AND elb_status_code >= 400) AS failed_sign_ins,
       count_if(actions_executed LIKE '%waf%' AND target_status_code = '-') AS blocked,
       count(*) AS requests, min(time) AS first_seen, max(time) AS last_seen,
       max_by(user_agent, time) AS user_agent
FROM access_logs
WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d')
  AND elb_status_code BETWEEN 400 AND 499
GROUP BY client_ip
ORDER BY not_signed_in + not_allowed + too_many + actuator + blocked DESC
LIMIT 100
