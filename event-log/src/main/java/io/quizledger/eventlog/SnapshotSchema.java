package io.quizledger.eventlog;

import org.bson.Document;

/// The `$jsonSchema` validator of the snapshots' collection, for servers that have validators.
final class SnapshotSchema {
  static final Document VALIDATOR =
      Document.parse(
          """
          {"$jsonSchema": {
            "bsonType": "object",
            "required": ["_id", "aggregateType", "sequence", "eventId", "time", "type", "payload",
                         "metadata"],
            "additionalProperties": false,
            "properties": {
              "_id": {"bsonType": "string"},
              "aggregateType": {"bsonType": "string"},
              "sequence": {"bsonType": "long", "minimum": 0},
              "eventId": {"bsonType": "string"},
              "time": {"bsonType": "date"},
              "type": {"bsonType": "string"},
              "revision": {"bsonType": ["string", "null"]},
              "payload": {"bsonType": "binData"},
              "metadata": {"bsonType": "binData"}}}}
          """);

  private SnapshotSchema() {}
}
