"""Mail, chat and text messages by the services' own Python clients, unmodified, against the simulator.

    python notices.py ADDRESSES.json

ADDRESSES.json is the line that the simulator prints when it is ready. It has to be started with the
customers below:

    recio sim --sendgrid-key SG.key.secret,alerts@rec.io --smtp-user desk@rec.io,mail-password \\
        --slack-hook T0/B0/secret --discord-hook 1100000000000000001/discord-token \\
        --telegram-bot 77:telegram-secret,desk_bot,4242 --webhook desk,bearer-1 \\
        --sms-account AC0123456789abcdef0123456789abcdef,sms-token,+15005550006

Needs the packages sendgrid, slack_sdk, python-telegram-bot, twilio, discord-webhook and discord.py;
mail is sent by the standard library. Ends with the number of checks that passed.
"""

import asyncio
import email
import email.policy
import json
import smtplib
import ssl
import sys
import time
import urllib.error
import urllib.request
from email.message import EmailMessage

import discord
import sendgrid
import telegram
import twilio.base.exceptions
from discord.webhook.async_ import Route
from discord_webhook import DiscordWebhook
from python_http_client import exceptions as sendgrid_errors
from sendgrid.helpers.mail import Mail
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient
from twilio.rest import Client as TwilioClient

SENDGRID_KEY, SENDER = "SG.key.secret", "alerts@rec.io"
USER, PASSWORD = "desk@rec.io", "mail-password"
SLACK_HOOK = "/T0/B0/secret"
DISCORD_HOOK = "/1100000000000000001/discord-token"
BOT_TOKEN, CHAT = "77:telegram-secret", 4242
SMS_SID, SMS_TOKEN, SMS_NUMBER = "AC0123456789abcdef0123456789abcdef", "sms-token", "+15005550006"

passed, failed = [], []


def check(name, call, holds=lambda answer: True):
    """Runs one call; it passes when its client takes the answer and what it has to say holds."""
    try:
        answer = call()
        assert holds(answer), "the answer does not hold: %r" % (answer,)
        passed.append(name)
        print("ok    ", name)
        return answer
    except Exception as wrong:  # The edge: every kind of failure is one that did not pass.
        failed.append(name)
        print("FAILED", name, "-", type(wrong).__name__, str(wrong)[:500])
        return None


def refused(kind, call, holds=lambda refusal: True):
    """Whether a call fails in the client's own way, with what has to hold of it."""
    try:
        call()
    except kind as refusal:
        return holds(refusal)
    return False


def taken(addresses, service):
    """What the simulator has of a service, newest last."""
    with urllib.request.urlopen("%s?service=%s" % (addresses["inbox"], service)) as answer:
        return [notice["message"] for notice in json.load(answer)["notices"]]


def sendgrid_mail(addresses):
    client = sendgrid.SendGridAPIClient(SENDGRID_KEY, host=addresses["sendgrid"])
    mail = Mail(SENDER, ["a@example.com", "b@example.com"], "Filled", "plain ✓", "<p>html</p>")
    answer = check("sendgrid: mail", lambda: client.send(mail), lambda a: a.status_code == 202 and a.body == b"")
    check(
        "sendgrid: mail, in the inbox",
        lambda: taken(addresses, "sendgrid")[-1],
        lambda m: m["id"] == answer.headers["X-Message-Id"]
        and m["content"][0]["value"] == "plain ✓"
        and len(m["personalizations"][0]["to"]) == 2,
    )
    check("sendgrid: scopes", lambda: client.client.scopes.get(), lambda a: b"mail.send" in a.body)
    other = sendgrid.SendGridAPIClient("SG.other", host=addresses["sendgrid"])
    check(
        "sendgrid: another key, 401",
        lambda: refused(sendgrid_errors.UnauthorizedError, lambda: other.send(mail)),
        bool,
    )
    check(
        "sendgrid: another sender, 403",
        lambda: refused(
            sendgrid_errors.ForbiddenError,
            lambda: client.send(Mail("boss@rec.io", "a@example.com", "s", "t")),
            lambda e: e.to_dict["errors"][0]["field"] == "from",
        ),
        bool,
    )
    check(
        "sendgrid: no subject, 400",
        lambda: refused(
            sendgrid_errors.BadRequestsError,
            lambda: client.send(Mail(SENDER, "a@example.com", plain_text_content="t")),
            lambda e: e.to_dict["errors"][0]["field"] == "subject",
        ),
        bool,
    )


def smtp_mail(addresses):
    host, port = addresses["smtp"].removeprefix("smtp://").split(":")
    secure_port = addresses["smtps"].rsplit(":", 1)[1]
    with urllib.request.urlopen(addresses["inbox"] + "/smtp.pem") as answer:
        context = ssl.create_default_context(cadata=answer.read().decode())
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Cc"], mail["Bcc"] = SENDER, "a@example.com", "b@example.com", "c@example.com"
    mail["Subject"] = "Filled"
    mail.set_content("one\n.two\n..\n✓")
    mail.add_alternative("<p>html</p>", subtype="html")

    def sent(line):
        line.login(USER, PASSWORD)
        return line.send_message(mail)

    def clear():
        with smtplib.SMTP(host, int(port)) as line:
            return sent(line)

    def starttls():
        with smtplib.SMTP(host, int(port)) as line:
            line.starttls(context=context)
            return sent(line)

    def tls():
        with smtplib.SMTP_SSL(host, int(secure_port), context=context) as line:
            return sent(line)

    def login_only():
        with smtplib.SMTP(host, int(port)) as line:
            line.ehlo()
            line.user, line.password = USER, PASSWORD
            return line.auth("LOGIN", line.auth_login)

    def as_written(message):
        body = email.message_from_bytes(message["text"].encode(), policy=email.policy.default)
        plain = body.get_body(("plain",)).get_content()
        return (
            plain.splitlines() == ["one", ".two", "..", "✓"]
            and sorted(message["recipients"]) == ["a@example.com", "b@example.com", "c@example.com"]
            and "bcc" not in message["header"]
        )

    check("smtp: in the clear", clear, lambda unsent: unsent == {})
    check("smtp: STARTTLS", starttls, lambda unsent: unsent == {})
    check("smtp: TLS from the start", tls, lambda unsent: unsent == {})
    check("smtp: AUTH LOGIN", login_only, lambda reply: reply[0] == 235)
    check(
        "smtp: three mails in the inbox",
        lambda: taken(addresses, "smtp")[-3:],
        lambda all: [m["tls"] for m in all] == [False, True, True] and all and as_written(all[1]),
    )

    def refusal(kind, call, code):
        def attempt():
            with smtplib.SMTP(host, int(port)) as line:
                return call(line)

        return refused(kind, attempt, lambda e: getattr(e, "smtp_code", code) == code)

    check(
        "smtp: another password, 535",
        lambda: refusal(smtplib.SMTPAuthenticationError, lambda line: line.login(USER, "other"), 535),
        bool,
    )
    check(
        "smtp: nobody signed in, 530",
        lambda: refusal(smtplib.SMTPSenderRefused, lambda line: line.send_message(mail), 530),
        bool,
    )

    def to_nobody(line):
        line.login(USER, PASSWORD)
        line.sendmail(SENDER, ["nobody@nowhere.invalid"], mail.as_string())

    check(
        "smtp: no such recipient, 550",
        lambda: refused(
            smtplib.SMTPRecipientsRefused,
            lambda: with_line(host, port, to_nobody),
            lambda e: e.recipients["nobody@nowhere.invalid"][0] == 550,
        ),
        bool,
    )
    check(
        "smtp: a mail that is too big, 552",
        lambda: refused(
            smtplib.SMTPSenderRefused,
            lambda: with_line(host, port, lambda line: too_big(line)),
            lambda e: e.smtp_code == 552,
        ),
        bool,
    )


def with_line(host, port, call):
    with smtplib.SMTP(host, int(port)) as line:
        return call(line)


def too_big(line):
    line.login(USER, PASSWORD)
    return line.sendmail(SENDER, ["a@example.com"], "From: a@b.c\r\n\r\n" + "x\r\n" * 4_000_000)


def slack_messages(addresses):
    client = WebhookClient(addresses["slack"] + SLACK_HOOK)
    check(
        "slack: text", lambda: client.send(text="Filled ✓"), lambda a: a.status_code == 200 and a.body == "ok"
    )
    check(
        "slack: blocks",
        lambda: client.send(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "*b*"}}]),
        lambda a: a.body == "ok",
    )
    check("slack: nothing to say", lambda: client.send(), lambda a: (a.status_code, a.body) == (400, "no_text"))
    check(
        "slack: no such hook",
        lambda: WebhookClient(addresses["slack"] + "/T1/B1/secret").send(text="a"),
        lambda a: (a.status_code, a.body) == (404, "no_service"),
    )
    check("slack: in the inbox", lambda: taken(addresses, "slack"), lambda all: all[-2]["payload"]["text"] == "Filled ✓")

    def flood(with_client):
        return [with_client.send(text="a").status_code for _ in range(6)]

    check("slack: six at once, 429", lambda: flood(client), lambda all: 429 in all and 200 in all)
    patient = WebhookClient(
        addresses["slack"] + SLACK_HOOK, retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=3)]
    )
    check("slack: the client waits as it is told", lambda: flood(patient), lambda all: set(all) == {200})


def discord_messages(addresses):
    url = addresses["discord"] + DISCORD_HOOK
    check(
        "discord-webhook: message",
        lambda: DiscordWebhook(url=url, content="Filled ✓", username="REC.IO").execute(),
        lambda a: a.status_code == 200 and a.json()["content"] == "Filled ✓",
    )
    # The one place where discord.py keeps the address of the service.
    Route.BASE = addresses["discord"].removesuffix("/webhooks") + "/v10"
    hook = discord.SyncWebhook.partial(1100000000000000001, "discord-token")
    check(
        "discord.py: message, waited for",
        lambda: hook.send("a", username="REC.IO", wait=True),
        lambda m: m.content == "a" and m.author.name == "REC.IO" and m.id > 2**22,
    )
    check(
        "discord.py: embed",
        lambda: hook.send(embed=discord.Embed(title="t", description="d"), wait=True),
        lambda m: m.embeds[0].title == "t",
    )
    check("discord.py: the hook itself", lambda: hook.fetch(), lambda h: h.channel_id == 1100000000000000002)
    time.sleep(2)
    check(
        "discord.py: nothing to say, 50006",
        lambda: refused(discord.HTTPException, lambda: hook.send(""), lambda e: (e.status, e.code) == (400, 50006)),
        bool,
    )
    check(
        "discord.py: too long, 50035",
        lambda: refused(
            discord.HTTPException, lambda: hook.send("x" * 2001), lambda e: e.code == 50035 and "content" in str(e)
        ),
        bool,
    )
    check(
        "discord.py: no such hook, 10015",
        lambda: refused(
            discord.NotFound,
            lambda: discord.SyncWebhook.partial(1100000000000000009, "discord-token").send("a"),
            lambda e: e.code == 10015,
        ),
        bool,
    )
    before = len(taken(addresses, "discord"))
    check("discord.py: eight at once, waits as it is told", lambda: [hook.send("a") for _ in range(8)])
    check("discord.py: eight in the inbox", lambda: len(taken(addresses, "discord")) - before, lambda n: n == 8)


async def telegram_messages(addresses):
    def bot(token):
        return telegram.Bot(token, base_url=addresses["telegram"] + "/bot")

    async def told(name, call, holds=lambda answer: True):
        try:
            answer = await call()
            check(name, lambda: answer, holds)
        except Exception as wrong:  # The edge, as above.
            check(name, lambda: (_ for _ in ()).throw(wrong))

    async def refusal(name, kind, call, holds=lambda refusal: True):
        try:
            await call()
            check(name, lambda: False, bool)
        except kind as wrong:
            check(name, lambda: wrong, holds)

    async with bot(BOT_TOKEN) as mine:
        await told("telegram: getMe", mine.get_me, lambda me: me.username == "desk_bot" and me.id == 77)
        await told(
            "telegram: sendMessage",
            lambda: mine.send_message(CHAT, "Filled ✓", parse_mode="HTML", disable_notification=True),
            lambda m: m.text == "Filled ✓" and m.chat.id == CHAT and m.date,
        )
        await told(
            "telegram: in the inbox",
            lambda: asyncio.to_thread(taken, addresses, "telegram"),
            lambda all: all[-1]["payload"]["text"] == "Filled ✓",
        )
        await refusal(
            "telegram: no such chat",
            telegram.error.BadRequest,
            lambda: mine.send_message(1, "a"),
            lambda e: e.message == "Chat not found",
        )
        await refusal(
            "telegram: too long",
            telegram.error.BadRequest,
            lambda: mine.send_message(CHAT, "x" * 4097),
            lambda e: "too long" in e.message,
        )

        async def flood():
            await asyncio.gather(*(mine.send_message(CHAT, "a") for _ in range(200)))

        await refusal(
            "telegram: two hundred at once",
            telegram.error.RetryAfter,
            flood,
            lambda e: getattr(e.retry_after, "total_seconds", lambda: e.retry_after)() == 1,
        )
    await refusal("telegram: another token", telegram.error.InvalidToken, bot("77:other").initialize)


def text_messages(addresses):
    def client(token):
        made = TwilioClient(SMS_SID, token)
        made.api.base_url = addresses["sms"]
        return made

    mine = client(SMS_TOKEN)
    check(
        "twilio: message",
        lambda: mine.messages.create(to="+15551234567", from_=SMS_NUMBER, body="Filled ✓ & more"),
        lambda m: m.status == "queued" and m.body == "Filled ✓ & more" and m.date_created,
    )
    check(
        "twilio: in the inbox", lambda: taken(addresses, "sms"), lambda all: all[-1]["to"] == "+15551234567"
    )
    check("twilio: account", lambda: mine.api.accounts(SMS_SID).fetch(), lambda a: a.status == "active")

    def refusal(name, call, status, code):
        check(
            name,
            lambda: refused(
                twilio.base.exceptions.TwilioRestException, call, lambda e: (e.status, e.code) == (status, code)
            ),
            bool,
        )

    refusal(
        "twilio: no number, 21211",
        lambda: mine.messages.create(to="5551234567", from_=SMS_NUMBER, body="a"),
        400,
        21211,
    )
    refusal(
        "twilio: another's number, 21606",
        lambda: mine.messages.create(to="+15551234567", from_="+15005550007", body="a"),
        400,
        21606,
    )
    refusal(
        "twilio: another token, 20003",
        lambda: client("other").messages.create(to="+15551234567", from_=SMS_NUMBER, body="a"),
        401,
        20003,
    )


def webhook(addresses):
    def post(token):
        request = urllib.request.Request(
            addresses["webhook"] + "/desk",
            b'{"text":"a"}',
            {"Content-Type": "application/json", "Authorization": "Bearer " + token, "X-Desk": "1"},
        )
        with urllib.request.urlopen(request) as answer:
            return answer.status

    check("webhook: with the token", lambda: post("bearer-1"), lambda status: status == 200)
    check(
        "webhook: in the inbox, with its headers",
        lambda: taken(addresses, "webhook")[-1],
        lambda m: m["headers"]["x-desk"] == "1" and m["body"] == {"text": "a"},
    )
    check(
        "webhook: another token, 401",
        lambda: refused(urllib.error.HTTPError, lambda: post("other"), lambda e: e.code == 401),
        bool,
    )


def main(file):
    with open(file) as line:
        addresses = json.load(line)
    sendgrid_mail(addresses)
    smtp_mail(addresses)
    slack_messages(addresses)
    discord_messages(addresses)
    asyncio.run(telegram_messages(addresses))
    text_messages(addresses)
    webhook(addresses)
    print("%d of %d passed" % (len(passed), len(passed) + len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
