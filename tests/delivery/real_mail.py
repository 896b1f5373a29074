"""Postfix and Dovecot of one's own: settings, queue and mailboxes in a folder, every port free and on 127.0.0.1 only.

It takes root, because Postfix gives its processes to a user of its own.
"""

from __future__ import annotations

import imaplib
import os
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import ExitStack, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import trustme

from delivery.smtp_server import PASSWORD

PEOPLE = ("ana", "boss", "priya")
LARGEST = 20_000

_DOVECOT = """\
base_dir = {folder}/dovecot/run
instance_name = {name}
protocols = imap
listen = 127.0.0.1
log_path = {folder}/dovecot/log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/dovecot/users
}}
userdb {{
  driver = passwd-file
  args = username_format=%u {folder}/dovecot/users
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Drafts {{
    auto = create
  }}
  mailbox Entwürfe {{
    auto = create
    special_use = \\Drafts
  }}
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener {folder}/queue/private/auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""

_POSTFIX = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.wfh.test
mydomain = wfh.test
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
default_transport = error:no outside mail in the test
relay_transport = error:no outside mail in the test
virtual_mailbox_domains = wfh.test
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{{boxes}}}
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_cert_file = {folder}/cert.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
smtpd_error_sleep_time = 0
maillog_file_prefixes = {folder}
maillog_file = {folder}/postfix.log
message_size_limit = {largest}
"""

_MASTER = """\
127.0.0.1:{smtp}  inet n - n - - smtpd
127.0.0.1:{smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
proxymap  unix  - - n - - proxymap
error     unix  - - n - - error
retry     unix  - - n - - error
local     unix  - n n - - local
virtual   unix  - n n - - virtual
showq     unix  n - n - - showq
anvil     unix  - - n - 1 anvil
postlog   unix-dgram n - n - 1 postlogd
"""


class Ports(NamedTuple):
    """Where the servers listen."""

    smtp: int
    smtps: int
    imap: int
    imaps: int


def what_is_missing() -> str:
    """Return why these servers can't run here; empty where they can."""
    if os.geteuid():
        return "needs root: Postfix gives its processes to a user of its own"
    missing = [tool for tool in ("postfix", "dovecot", "doveadm") if not shutil.which(tool, path="/usr/sbin:/usr/bin")]
    return f"needs the servers: {', '.join(missing)} is not installed" if missing else ""


class RealMail:
    """Both servers, to be started and stopped; `folder` has to be one that every user can reach, and short."""

    def __init__(self, folder: Path, authority: trustme.CA) -> None:
        self.folder = folder
        self.ports = _free_ports()
        self._write(authority)

    def start(self) -> None:
        self._run("dovecot", "-c", f"{self.folder}/dovecot/dovecot.conf")
        self._run("postfix", "-c", f"{self.folder}/postfix", "start")
        for port in self.ports:
            _wait_for(port)

    def stop(self) -> None:
        for command in (
            ("postfix", "-c", f"{self.folder}/postfix", "stop"),
            ("doveadm", "-c", f"{self.folder}/dovecot/dovecot.conf", "stop"),
        ):
            with suppress(subprocess.SubprocessError):
                self._run(*command)

    def _write(self, authority: trustme.CA) -> None:
        for name in ("postfix", "queue", "data", "mail", "dovecot/run"):
            (self.folder / name).mkdir(parents=True)
        authority.cert_pem.write_to_path(str(self.folder / "ca.pem"))
        certificate = authority.issue_cert("127.0.0.1")
        certificate.private_key_pem.write_to_path(str(self.folder / "key.pem"))
        for blob in certificate.cert_chain_pems:
            blob.write_to_path(str(self.folder / "cert.pem"), append=True)
        uid, gid = _ids("mail")
        values = {"folder": self.folder, "name": self.folder.name, "uid": uid, "gid": gid, "largest": LARGEST}
        values["boxes"] = ", ".join(f"{person}@wfh.test={person}/Maildir/" for person in PEOPLE)
        values |= self.ports._asdict()
        (self.folder / "dovecot/dovecot.conf").write_text(_DOVECOT.format(**values), encoding="utf-8")
        (self.folder / "dovecot/users").write_text(
            "".join(f"{person}@wfh.test:{PASSWORD}:{uid}:{gid}::{self.folder}/mail/{person}\n" for person in PEOPLE),
            encoding="utf-8",
        )
        (self.folder / "postfix/main.cf").write_text(_POSTFIX.format(**values), encoding="utf-8")
        (self.folder / "postfix/master.cf").write_text(_MASTER.format(**values), encoding="utf-8")
        for name in ("dynamicmaps.cf", "postfix-files"):
            with suppress(FileNotFoundError):
                shutil.copy(f"/etc/postfix/{name}", self.folder / "postfix")
        shutil.chown(self.folder / "mail", uid, gid)
        shutil.chown(self.folder / "data", "postfix")
        (self.folder / "queue/private").mkdir(mode=0o700)
        shutil.chown(self.folder / "queue/private", "postfix")  # before Dovecot puts its socket there

    def _run(self, *command: str) -> None:
        # Into a file: the servers would hold a pipe open for as long as they run.
        with open(self.folder / "commands.log", "ab") as log:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                timeout=60,
                check=True,
                env={**os.environ, "PATH": f"/usr/sbin:/usr/bin:/sbin:/bin:{os.environ.get('PATH', '')}"},
            )

    def messages(self, person: str, folder: str = "INBOX", wait_for: int = 0) -> list[EmailMessage]:
        """Read a folder over IMAP; wait a while until it holds as many messages as are awaited."""
        until = time.monotonic() + 10
        while len(found := self._read(person, folder)) < wait_for and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def flags(self, person: str, folder: str) -> str:
        with self._logged_in(person) as box:
            box.select(folder, readonly=True)
            return str(box.fetch("1:*", "(FLAGS)")[1])

    def folders(self, person: str) -> list[str]:
        with self._logged_in(person) as box:
            return [str(row) for row in box.list()[1]]

    def empty(self) -> None:
        for person in PEOPLE:
            with self._logged_in(person) as box:
                for folder in ("INBOX", "Drafts", "Entw&APw-rfe"):
                    box.select(folder)
                    box.uid("STORE", "1:*", "+FLAGS", r"(\Deleted)")  # by uid: an empty folder takes that too
                    box.expunge()

    def _read(self, person: str, folder: str) -> list[EmailMessage]:
        with self._logged_in(person) as box:
            box.select(folder, readonly=True)
            found = []
            for number in box.search(None, "ALL")[1][0].split():
                part = box.fetch(number.decode(), "(RFC822)")[1][0]
                assert isinstance(part, tuple)
                message = message_from_bytes(part[1], policy=policy.default)
                assert isinstance(message, EmailMessage)
                found.append(message)
            return found

    def _logged_in(self, person: str) -> imaplib.IMAP4_SSL:
        trusted = ssl.create_default_context(cafile=str(self.folder / "ca.pem"))
        box = imaplib.IMAP4_SSL("127.0.0.1", self.ports.imaps, ssl_context=trusted, timeout=20)
        box.authenticate("PLAIN", lambda _challenge: f"\0{person}@wfh.test\0{PASSWORD}".encode())
        return box


def _ids(user: str) -> tuple[int, int]:
    import pwd

    entry = pwd.getpwnam(user)
    return entry.pw_uid, entry.pw_gid


def _free_ports() -> Ports:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _name in Ports._fields]
        return Ports(*(one.getsockname()[1] for one in sockets))


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
