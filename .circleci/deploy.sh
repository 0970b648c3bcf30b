#!/usr/bin/env bash
# Deploys a commit to a stage, as docs/runbooks/deploy.md does by hand, and keeps what ran before in
# before/STAGE, for roll-back.sh. The images must be in ECR, the templates in templates/.
#   deploy.sh STAGE COMMIT ADDRESS
# ADDRESS is where the smoke test will ask: that it is missing is found before anything is deployed.
set -euo pipefail
cd "$(dirname "$0")/.."
stage=$1
commit=$2
stack=quizledger-$stage
: "${3:?the address of the stage: the variable QUIZLEDGER_ADDRESS of its context}"
. .circleci/stacks.sh
before=before/$stage
template=templates/$stack.template.json
[ -f "$template" ] || fail "there is no $template"

status=$(stack_status) || fail "$stack cannot be seen; its first deployment is by hand: docs/deployment.md"
settled "$status" || fail "$stack is $status; docs/runbooks/roll-back.md says what to do"

# What a stage runs is not deleted with the images that nobody deployed.
for side in command-side query-side; do
  kept=$(aws ecr batch-get-image --repository-name "quizledger/$side" \
    --image-ids "imageTag=$stage-$commit" --query 'length(images)' --output text)
  [ "$kept" = 0 ] || continue
  manifest=$(aws ecr batch-get-image --repository-name "quizledger/$side" \
    --image-ids "imageTag=$commit" --query 'images[0].imageManifest' --output text)
  [ "$manifest" != None ] || fail "there is no image quizledger/$side:$commit"
  aws ecr put-image --repository-name "quizledger/$side" --image-tag "$stage-$commit" \
    --image-manifest "$manifest" --query image.imageId.imageTag --output text
done

mkdir -p "$before"
aws cloudformation get-template --stack-name "$stack" --query TemplateBody --output json \
  >"$before/template.json"
stack_commit >"$before/commit"
echo "$stack: $(cat "$before/commit") -> $commit"
touch "$before/began"

# Ends before the job's hour is over, so that there is time to go back in.
if ! timeout "${DEPLOY_WITHIN:-30m}" "${deployed_by[@]}" --template-file "$template" \
  --parameter-overrides "ImageTag=$commit"; then
  tell_why
  fail "$stack was not deployed"
fi
expect_commit "$commit"
echo "$stack runs $commit"
