#!/usr/bin/env bash
# Gives every aws command of the runbooks and of ../deployment.md to the AWS CLI, with an endpoint that
# does not exist: options that it does not know, or lacks, are found before the first connection. Needs
# no account.
set -uo pipefail
cd "$(dirname "$0")" || exit
export AWS_ENDPOINT_URL=http://127.0.0.1:9 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
  AWS_DEFAULT_REGION=eu-central-1 AWS_MAX_ATTEMPTS=1 AWS_PAGER='' \
  STAGE=staging STACK=quizledger-staging COMMIT=0123456 BUCKET=bucket ROLE=arn:aws:iam::1:role/quizledger \
  GROUP=sg-1 SUBNETS=group MACHINE=arn:aws:states:eu-central-1:1:stateMachine:m ARN=arn:aws:acm:eu-central-1:1:certificate/c \
  AUDIT=bucket PASSWORD=word OLD=mongodb://quizledger:old@host:27017/ n=1 side=command SIDE=command-side MANIFEST=m \
  PARAMETERS=group CLASS=db.r6g.large HOST=host RESTORED=arn:aws:secretsmanager:eu-central-1:1:secret:s \
  ISOLATED=subnet-1 GUARD=sg-2 TASK=arn:aws:ecs:eu-central-1:1:task/c/t DAYS=7 \
  BALANCER_ARN=arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/app/b/1 \
  RESTORED_ARN=arn:aws:rds:eu-central-1:1:cluster:c BACKUP_ROLE=arn:aws:iam::1:role/backup \
  NAME=quiz.example.org ZONE=Z1 RECORD=r VALUE=v BALANCER=b BALANCER_ZONE=Z2 PREFIXES=pl-1
# What the commands read that stand before them.
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
template=$place/template.json
echo '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}' >"$template"
echo '{"family": "restored", "containerDefinitions": []}' >"$place/restored.json"
cp "$template" "$place/running.json"
touch "$place/head.json" "$place/accepted.txt"

bad=0 good=0
while IFS= read -r command; do
  # shellcheck disable=SC2001 # what stands there is not always the same
  command=$(sed "s|--template-file [^ ]*|--template-file $template|" <<<"$command")
  said=$(cd "$place" && timeout 60 bash -c "$command" 2>&1 </dev/null)
  case $said in
    *'Could not connect'* | *'Connection refused'* | *'Max attempts exceeded'*) good=$((good + 1)) ;;
    *) bad=$((bad + 1)); printf 'NOT UNDERSTOOD: %s\n%s\n' "$command" "$said" ;;
  esac
done < <(python3 - ./*.md ../deployment.md <<'PYTHON'
import re, sys
for path in sys.argv[1:]:
    for block in re.findall(r"```sh\n(.*?)```", open(path).read(), re.S):
        text = re.sub(r"\\\n\s*", " ", block)
        for line in text.splitlines():
            line = line.strip()
            inner = re.match(r"\w+=\$\((aws .*)\)$", line)
            line = inner.group(1) if inner else line
            if line.startswith("aws "):
                print(re.sub(r"\s+\|.*$", "", line) if "'" not in line and '"' not in line else line)
PYTHON
)
echo "$good understood, $bad not"
[ "$bad" -eq 0 ]
