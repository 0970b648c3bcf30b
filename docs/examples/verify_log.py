#!/usr/bin/env python3
"""Verifies an event log from docs/log-format.md alone.

verify_log.py URI DATABASE [COLLECTION]  reads the database; needs pymongo
verify_log.py FILE                       reads a file of canonical extended JSON, a commit in each
                                         line in the order of the log, as mongoexport writes it with
                                         --jsonFormat=canonical --sort='{_id: 1}'; needs no package

Exit code 0: sound, 1: broken.
"""

import base64
import decimal
import hashlib
import json
import struct
import sys

FIELDS = {"_id", "time", "keys", "events", "nodes", "root", "hash"}


class Date(int):
    """Milliseconds since 1970."""


class Decimal128(bytes):
    """16 bytes, most significant first."""


def sha256(data):
    return hashlib.sha256(data).digest()


def text(value):
    encoded = value.encode("utf-8")
    return struct.pack(">I", len(encoded)) + encoded


def canonical(value):
    if isinstance(value, dict):
        fields = b"".join(b"k" + text(name) + canonical(v) for name, v in value.items())
        return b"{" + fields + b"}"
    if isinstance(value, list):
        return b"[" + b"".join(canonical(v) for v in value) + b"]"
    if isinstance(value, str):
        return b"s" + text(value)
    if isinstance(value, bool):
        return b"t" if value else b"f"
    if isinstance(value, Date):
        return b"m" + struct.pack(">q", value)
    if isinstance(value, int):
        return b"i" + struct.pack(">q", value)
    if isinstance(value, Decimal128):
        return b"d" + value
    if value is None:
        return b"n"
    raise ValueError(f"{type(value).__name__} has no place in the log")


def commit_hash(previous, commit):
    out = [previous, b"\x01", struct.pack(">qq", commit["_id"], commit["time"])]
    out.append(struct.pack(">I", len(commit["keys"])))
    out += [text(key) for key in commit["keys"]]
    out.append(struct.pack(">I", len(commit["events"])))
    out += [sha256(canonical(event)) for event in commit["events"]]
    return sha256(b"".join(out))


def grow(edge, leaf):
    """Appends a leaf to the tree's right edge, a list of (leaf count, root)."""
    completed = []
    count, subtree = 1, sha256(b"\x00" + leaf)
    while edge and edge[-1][0] == count:
        subtree = sha256(b"\x01" + edge.pop()[1] + subtree)
        count *= 2
        completed.append(subtree)
    edge.append((count, subtree))
    root = edge[-1][1]
    for _, left in reversed(edge[:-1]):
        root = sha256(b"\x01" + left + root)
    return completed, root


def fault(commit, position, previous_hash, previous_time, edge):
    if commit["_id"] != position:
        return f"there is no such commit; the next is at {commit['_id']}"
    if set(commit) != FIELDS:
        return f"its fields are {sorted(commit)}"
    if commit["time"] < previous_time:
        return "its time is before that of the commit before"
    keys = commit["keys"]
    if not keys or len(set(keys)) < len(keys) or not commit["events"]:
        return "it lacks keys or events, or has a key twice"
    if commit_hash(previous_hash, commit) != commit["hash"]:
        return "its hash does not fit"
    completed, root = grow(edge, commit["hash"])
    if completed != commit["nodes"] or root != commit["root"]:
        return "its place in the tree does not fit"
    return None


def in_database(uri, database, collection="events"):
    import pymongo
    from bson.codec_options import CodecOptions, DatetimeConversion
    from bson.datetime_ms import DatetimeMS
    from bson.decimal128 import Decimal128 as Stored
    from bson.son import SON

    def plain(value):
        if isinstance(value, dict):
            return {name: plain(v) for name, v in value.items()}
        if isinstance(value, list):
            return [plain(v) for v in value]
        if isinstance(value, DatetimeMS):
            return Date(value)
        return Decimal128(value.bid[::-1]) if isinstance(value, Stored) else value

    options = CodecOptions(document_class=SON, datetime_conversion=DatetimeConversion.DATETIME_MS)
    commits = pymongo.MongoClient(uri)[database].get_collection(collection, codec_options=options)
    return map(plain, commits.find().sort("_id", 1))


def in_file(name):
    with open(name, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line, object_pairs_hook=of_extended_json)


def of_extended_json(pairs):
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a field stands in it twice")
    name, only = pairs[0] if len(pairs) == 1 else ("", None)
    if name in ("$numberLong", "$numberInt"):
        return int(only)
    if name == "$numberDecimal":
        return decimal128(only)
    if name == "$date":
        return Date(only)
    if name == "$binary" and only["subType"] == "00":
        return base64.b64decode(only["base64"])
    if any(name.startswith("$") for name in value):
        raise ValueError(f"{sorted(value)} has no place in the log")
    return value


def decimal128(digits):
    """IEEE 754-2008's decimal128 with a binary coefficient."""
    sign, number, exponent = decimal.Decimal(digits).as_tuple()
    coefficient = int("".join(map(str, number)))
    return Decimal128((sign << 127 | (exponent + 6176) << 113 | coefficient).to_bytes(16, "big"))


def main(commits):
    position, previous_hash, previous_time, edge = 0, bytes(32), 0, []
    while True:
        try:
            commit = next(commits, None)
            if commit is None:
                break
            reason = fault(commit, position + 1, previous_hash, previous_time, edge)
        except (KeyError, TypeError, ValueError) as e:
            reason = f"it cannot be read: {e}"
        if reason:
            print(f"Broken at position {position + 1}: {reason}")
            return 1
        position, previous_hash, previous_time = position + 1, commit["hash"], commit["time"]
    print(f"Sound: {position} commits\nhash {previous_hash.hex()}")
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(in_file(*arguments) if len(arguments) == 1 else in_database(*arguments)))
