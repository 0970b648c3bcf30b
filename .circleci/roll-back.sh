#!/usr/bin/env bash
# Brings a stage back to what deploy.sh found there: the commit's images and the template of then.
# Where CloudFormation and ECS went back by themselves, it waits for them and makes sure of it.
#   roll-back.sh STAGE
set -euo pipefail
cd "$(dirname "$0")/.."
stage=$1
stack=quizledger-$stage
before=before/$stage
if [ ! -f "$before/began" ]; then
  echo "$stack was not touched; there is nothing to roll back"
  exit 0
fi
. .circleci/stacks.sh
commit=$(cat "$before/commit")

status=$(stack_status)
echo "$stack is $status; it goes back to $commit"
case $status in
  UPDATE_IN_PROGRESS)
    aws cloudformation cancel-update-stack --stack-name "$stack"
    aws cloudformation wait stack-rollback-complete --stack-name "$stack"
    ;;
  UPDATE_ROLLBACK_IN_PROGRESS | UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS)
    aws cloudformation wait stack-rollback-complete --stack-name "$stack"
    ;;
  UPDATE_ROLLBACK_FAILED)
    aws cloudformation continue-update-rollback --stack-name "$stack" --role-arn "$role"
    aws cloudformation wait stack-rollback-complete --stack-name "$stack"
    ;;
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS)
    aws cloudformation wait stack-update-complete --stack-name "$stack"
    ;;
  *)
    settled "$status" || fail "$stack is $status; docs/runbooks/roll-back.md says what to do"
    ;;
esac

# Nothing is left to do where CloudFormation went back; otherwise this is the way back.
if ! "${deployed_by[@]}" --template-file "$before/template.json" \
  --parameter-overrides "ImageTag=$commit"; then
  tell_why
  fail "$stack could not be brought back; docs/runbooks/roll-back.md says what to do by hand"
fi
expect_commit "$commit"
echo "$stack runs $commit again"
