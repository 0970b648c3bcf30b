#!/usr/bin/env bash
# Has every aws command of the steps after this one assume the pipeline's role with the token that
# CircleCI gives to the job. The token counts for an hour; there is no key to be kept anywhere.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${QUIZLEDGER_PIPELINE_ROLE:?the context quizledger-aws has it}"
: "${CIRCLE_OIDC_TOKEN_V2:?CircleCI gives it to jobs of the project itself, not to those of forks}"
token=$HOME/.quizledger-oidc-token
(umask 077 && printf '%s' "$CIRCLE_OIDC_TOKEN_V2" >"$token")
cat >>"$BASH_ENV" <<EXPORTS
export AWS_ROLE_ARN='$QUIZLEDGER_PIPELINE_ROLE'
export AWS_WEB_IDENTITY_TOKEN_FILE='$token'
export AWS_ROLE_SESSION_NAME='circleci-${CIRCLE_WORKFLOW_JOB_ID:-job}'
export AWS_DEFAULT_REGION='$(.circleci/region.sh)'
export AWS_PAGER=''
EXPORTS
