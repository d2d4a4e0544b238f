"""Says which tasks are finished: the bare protocol, without any library of Odyssey."""

import json
import os
import signal
import sys

from kafka import KafkaConsumer

brokers = os.environ.get("ODYSSEY_KAFKA_URL", "127.0.0.1:9092").split(",")
consumer = KafkaConsumer(
    "odyssey.goals",
    bootstrap_servers=brokers,
    group_id="task-teller",
    auto_offset_reset="earliest",
    enable_auto_commit=False,
)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
try:
    for record in consumer:
        attributes = {name: value.decode(errors="replace") for name, value in record.headers if value is not None}
        if attributes.get("ce_type") == "goals.task.completed.v1":
            try:
                task = json.loads(record.value)
                # The same event may come again, always with the same ce_id: remember the ids you have handled.
                print(f"{attributes['ce_id']}: {attributes['ce_subject']} finished “{task['title']}”", flush=True)
            except (ValueError, TypeError, KeyError) as error:  # must not stop what comes behind it
                print(f"{record.topic}[{record.partition}] {record.offset}: {error!r}", file=sys.stderr, flush=True)
        consumer.commit()  # after the effect: an event that was not handled to its end comes again
finally:
    consumer.close()  # leaves the group at once: otherwise its partitions wait 45 s for it
