"""Starts MiniStack in which the test plays CloudTrail's part.

Like AWS, MiniStack lets nobody but its own services put events whose source is aws.*; CloudTrail's
events are such, and MiniStack has no CloudTrail that would send them.
"""

import functools

from ministack import app
from ministack.services import eventbridge

eventbridge._put_events = functools.partial(eventbridge._put_events, allow_aws_source=True)

app.main()
