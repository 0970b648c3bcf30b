# shellcheck shell=bash disable=SC2034,SC2154
# Sourced: what deploy.sh and roll-back.sh have in common. Both set `stack` before.

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# The value of an output of the account's stack: account_output <a JMESPath condition>
account_output() {
  aws cloudformation describe-stacks --stack-name quizledger-account \
    --query "Stacks[0].Outputs[?$1].OutputValue" --output text
}

stack_status() {
  aws cloudformation describe-stacks --stack-name "$stack" \
    --query 'Stacks[0].StackStatus' --output text
}

stack_commit() {
  aws cloudformation describe-stacks --stack-name "$stack" \
    --query "Stacks[0].Parameters[?ParameterKey=='ImageTag'].ParameterValue" --output text
}

# Whether a stack with this status can be deployed to.
settled() {
  case $1 in
    CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE) ;;
    *) return 1 ;;
  esac
}

# The stack says the commit, and ECS has no deployment that failed or still goes on.
expect_commit() {
  local said rollouts
  aws ecs wait services-stable --cluster "$stack" --services command query \
    || fail "the services of $stack do not come to rest"
  said=$(stack_commit)
  [ "$said" = "$1" ] || fail "$stack says that it runs $said, not $1"
  rollouts=$(aws ecs describe-services --cluster "$stack" --services command query \
    --query 'services[].deployments[].rolloutState' --output text)
  [ "$(tr -s '[:space:]' ' ' <<<"$rollouts" | sed 's/ $//')" = 'COMPLETED COMPLETED' ] \
    || fail "the services of $stack are not in order: $rollouts"
}

# The last events that say why something failed.
tell_why() {
  aws cloudformation describe-stack-events --stack-name "$stack" --max-items 100 \
    --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[Timestamp,LogicalResourceId,ResourceStatusReason]" \
    --output text >&2 || true
}

bucket=$(account_output "starts_with(OutputKey, 'TemplatesBucket')")
role=$(account_output "contains(OutputValue, 'quizledger-deployment')")
[[ $role == arn:* && -n $bucket && $bucket != None ]] \
  || fail "the outputs of quizledger-account are not as expected: '$bucket', '$role'"
deployed_by=(aws cloudformation deploy --stack-name "$stack" --s3-bucket "$bucket" --s3-prefix "$stack"
  --role-arn "$role" --capabilities CAPABILITY_IAM --no-fail-on-empty-changeset)
