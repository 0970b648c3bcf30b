#!/usr/bin/env bash
# Pushes the images that build-images.sh laid down, tagged by the commit. A tag never changes: where
# it is there already, by an earlier run for the same commit, that image stays and is what is deployed.
#   push-images.sh COMMIT
set -euo pipefail
cd "$(dirname "$0")/.."
commit=$1
registry=$(aws sts get-caller-identity --query Account --output text).dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com
aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
trap 'docker logout "$registry"' EXIT
for side in command-side query-side; do
  known=$(aws ecr batch-get-image --repository-name "quizledger/$side" \
    --image-ids "imageTag=$commit" --query 'length(images)' --output text)
  if [ "$known" -gt 0 ]; then
    echo "quizledger/$side:$commit is there already"
    continue
  fi
  docker load <"images/$side.tar.gz"
  docker tag "quizledger/$side:$commit" "$registry/quizledger/$side:$commit"
  docker push "$registry/quizledger/$side:$commit"
done
