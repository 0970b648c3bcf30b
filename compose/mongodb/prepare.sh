#!/usr/bin/env bash
# Makes the replica set of one node and the users of it, where they are not there yet: one for each
# side, who may read and write the one database.
set -euo pipefail
umask 077
script=$(mktemp --suffix=.js)
trap 'rm -f "$script"' EXIT

cat >"$script" <<JS
var admin = db.getSiblingDB('admin');

function signedIn() {
  try {
    var answer = admin.auth('root', '$(cat /secrets/root-password)');
    return answer === 1 || answer.ok === 1;
  } catch (e) {
    return false;
  }
}

function primary() {
  for (var tries = 0; tries < 300; tries++) {
    if (admin.runCommand({ isMaster: 1 }).ismaster) {
      return;
    }
    sleep(200);
  }
  throw new Error('The replica set has no primary');
}

if (!signedIn()) {
  try {
    rs.initiate({ _id: 'quizledger', members: [{ _id: 0, host: 'mongodb:27017' }] });
  } catch (e) {
    if (e.codeName !== 'AlreadyInitialized') {
      throw e;
    }
  }
  primary();
  admin.createUser({ user: 'root', pwd: '$(cat /secrets/root-password)', roles: ['root'] });
  if (!signedIn()) {
    throw new Error('The database knows another root; its secrets and its data are not of one kind');
  }
}
primary();
[
  ['command', '$(cat /secrets/command-password)'],
  ['query', '$(cat /secrets/query-password)'],
].forEach(function (user) {
  if (!admin.getUser(user[0])) {
    admin.createUser({
      user: user[0],
      pwd: user[1],
      roles: [{ role: 'readWrite', db: 'quizledger' }],
    });
  }
});
JS
mongosh --quiet --host 127.0.0.1 --port 27017 "$script"
