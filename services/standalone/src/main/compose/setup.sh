#!/bin/bash
# Makes, once, what nobody may know beforehand: a replica set, one user per service that reaches its own database alone, and
# the secrets that services share. Each service finds its part in its own volume, as files named after the properties.
# Runs in MongoDB's image beside mongod, so that the first user can be made from localhost. Safe to run again.
set -euo pipefail

services="consultations responses meetings news status mail identity portal"
keys=/keys
admin=$keys/setup/admin

secret() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
once() { [ -s "$1" ] || { mkdir -p "$(dirname "$1")"; printf '%s' "${2:-$(secret)}" >"$1.new"; mv "$1.new" "$1"; }; }

once "$admin"
once $keys/setup/service-token
once $keys/setup/position
once $keys/setup/integration "${SAMRAD_INTEGRATION_SECRET:-$(secret)}"

mongosh --quiet --host 127.0.0.1 --eval '
  try { rs.status() } catch (e) {
    if (e.codeName === "NotYetInitialized") rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongo:27017" }] });
    else if (e.codeName !== "Unauthorized") throw e;
  }
  while (!db.hello().isWritablePrimary) sleep(200);
'
shell() { mongosh --quiet --host 127.0.0.1 -u setup -p "$(cat $admin)" --authenticationDatabase admin --eval "$1"; }
mongosh --quiet --host 127.0.0.1 --eval "
  try { db.getSiblingDB('admin').createUser({ user: 'setup', pwd: '$(cat $admin)', roles: ['userAdminAnyDatabase', 'clusterAdmin'] }) }
  catch (e) { if (!['Unauthorized', 'Location51003'].includes(e.codeName) && e.code !== 51003) throw e }
"
for service in $services; do
    once $keys/$service/spring.mongodb.password.secret
    password=$(cat $keys/$service/spring.mongodb.password.secret)
    shell "
      const own = db.getSiblingDB('samrad_$service');
      if (!own.getUser('$service')) own.createUser({ user: '$service', pwd: '$password', roles: [{ role: 'readWrite', db: 'samrad_$service' }] });
    "
    printf 'mongodb://%s:%s@mongo:27017/samrad_%s?replicaSet=rs0&authSource=samrad_%s' \
        "$service" "$password" "$service" "$service" >$keys/$service/spring.mongodb.uri
    cp $keys/setup/service-token $keys/$service/samrad.service-token
    cp $keys/setup/position $keys/$service/samrad.keys.position
done
# Receipts are signed with a key of their own; those from before there was one, with a key derived from the other secret.
once $keys/responses/samrad.keys.receipt
cp $keys/setup/position $keys/responses/samrad.keys.receipt-older
# Drafts lie in a database of their own, which the service's usual user cannot reach; their key is in no other volume.
once $keys/responses/samrad.drafts.key
once $keys/responses/samrad.drafts.password.secret
password=$(cat $keys/responses/samrad.drafts.password.secret)
shell "
  const own = db.getSiblingDB('samrad_drafts');
  if (!own.getUser('drafts')) own.createUser({ user: 'drafts', pwd: '$password', roles: [{ role: 'readWrite', db: 'samrad_drafts' }] });
"
printf 'mongodb://%s:%s@mongo:27017/samrad_drafts?replicaSet=rs0&authSource=samrad_drafts' drafts "$password" \
    >$keys/responses/samrad.drafts.uri
cp $keys/setup/integration $keys/identity/samrad.integration-secret
for account in handlaggare registrator kommunikator sakerhet admin; do
    once $keys/identity/samrad.demo-accounts.$account "${SAMRAD_DEMO_PASSWORD:-$(secret | cut -c1-12)}"
done
chmod -R a+rX $keys
chmod 700 $keys/setup
echo "ready; the demo accounts' passwords: docker compose exec identity sh -c 'head /run/samrad/samrad.demo-accounts.*'"
