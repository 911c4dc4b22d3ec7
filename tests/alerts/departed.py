"""A mail that was sent, and reports of it as mail servers and providers write them (RFC 3464 and RFC 5965)."""

import email
from email.message import Message, MIMEPart
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from django.utils import timezone

from tests.alerts.subscribers import a_subscription
from tests.builders import an_event
from tracker.alerts.dispatch import dispatch
from tracker.alerts.envelope import message_id
from tracker.alerts.models import Alert
from tracker.alerts.words import AlertState

ANN = "ann@example.org"


def fields(**named: str) -> Message:
    """A block of header fields; `_` stands for `-`."""
    block = Message()
    for name, value in named.items():
        block[name.replace("_", "-")] = value
    return block


def a_bounce(to: str, message_id: str, status: str = "5.1.1", action: str = "failed") -> Message:
    """A delivery status notification of one recipient, with the head of the mail that it is of."""
    report = MIMEMultipart("report", report_type="delivery-status")
    report.attach(MIMEText("This is the mail system. I could not deliver your message."))
    status_part = Message()
    status_part["Content-Type"] = "message/delivery-status"
    of_the_recipient = fields(Final_Recipient=f"rfc822; {to}", Action=action, Status=status)
    status_part.set_payload([fields(Reporting_MTA="dns; mx.example.org"), of_the_recipient])
    report.attach(status_part)
    head = MIMEPart()
    head["Content-Type"] = "text/rfc822-headers"
    head.set_payload(f"To: {to}\nMessage-ID: {message_id}\nSubject: Kratom\n")
    report.attach(head)
    return report


def a_complaint(to: str, message_id: str, kind: str = "abuse") -> Message:
    """A feedback report with the mail that somebody marked."""
    report = MIMEMultipart("report", report_type="feedback-report")
    report.attach(MIMEText("This is an abuse report."))
    feedback = Message()
    feedback["Content-Type"] = "message/feedback-report"
    feedback.set_payload(f"Feedback-Type: {kind}\nUser-Agent: Example/1.0\nVersion: 1\n")
    report.attach(feedback)
    mail = MIMEText("what we sent")
    mail["To"], mail["Message-ID"] = to, message_id
    report.attach(MIMEMessage(mail))
    return report


def owed(address: str = ANN) -> Alert:
    a_subscription(address)
    dispatch(an_event())
    return Alert.objects.get(subscriber__mailbox=address)


def sent(address: str = ANN) -> str:
    """An alert of the address that was accepted just now, and its Message-ID."""
    alert = owed(address)
    moment = timezone.now()
    Alert.objects.filter(pk=alert.pk).update(state=AlertState.ACCEPTED, accepted_at=moment, next_try_at=None)
    return message_id("alert", alert.event_id, alert.subscriber_id)


def over_the_wire(report: Message | bytes) -> Message:
    """The report as whoever receives it parses it."""
    return email.message_from_bytes(report if isinstance(report, bytes) else report.as_bytes())
