"""Address books as programs write them, made from the rules of their formats; all people in them are invented."""

from __future__ import annotations

from base64 import b64encode

PICTURE = b64encode(bytes(range(256)) * 8).decode()


def crlf(text: str) -> bytes:
    """Return a file with the line ends that the standards ask for."""
    return text.replace("\n", "\r\n").encode()


def folded_picture(first: str) -> str:
    """Return a property with a picture in lines of 75 characters."""
    whole = first + PICTURE
    return "\n ".join(whole[place : place + 74] for place in range(0, len(whole), 74))


APPLE = crlf(
    f"""BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14.5//EN
N:Nair;Priya;;;
FN:Priya Nair
NICKNAME:Pri,PN
ORG:Bakker & Zn;Platform;
TITLE:Engineer
EMAIL;type=INTERNET;type=HOME:priya@home.example
item1.EMAIL;type=INTERNET;type=pref:priya@work.example
item1.X-ABLabel:_$!<Work>!$_
TEL;type=WORK;type=VOICE:+31 20 555 0100
TEL;type=CELL;type=VOICE;type=pref:+31 6 5550 0101
item2.ADR;type=WORK:;;Keizersgracht 1;Amsterdam;;1015;Netherlands
item2.X-ABADR:nl
NOTE:Met at the offsite\\, likes tea.\\nAsk about Kochi\\; the
  wedding.
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
{folded_picture("PHOTO;ENCODING=b;TYPE=JPEG:")}
UID:0C9C8F3C-1111-4222-8333-ABCDEF012345
X-ABUID:0C9C8F3C-1111-4222-8333-ABCDEF012345:ABPerson
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Bakker & Zn
ORG:Bakker & Zn;
X-ABShowAs:COMPANY
EMAIL;type=INTERNET:info@work.example
END:VCARD
"""
)

GOOGLE = crlf(
    """BEGIN:VCARD
VERSION:3.0
FN:Omar Haddad
N:Haddad;Omar;;;
EMAIL;TYPE=INTERNET:omar@example.org
EMAIL;TYPE=INTERNET;TYPE=WORK:omar.haddad@work.example
TEL;TYPE=CELL:+212 6 5550 0102
item1.ORG:Atlas
item1.TITLE:Data analyst
BDAY:19850704
item2.URL:https\\://example.org/omar
item2.X-ABLabel:PROFILE
NOTE:First line\\nsecond line
CATEGORIES:myContacts,Team
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
EMAIL;TYPE=INTERNET:no.name@example.org
END:VCARD
"""
)

OUTLOOK = (
    b"BEGIN:VCARD\r\n"
    b"VERSION:2.1\r\n"
    b"X-MS-SIGNATURE:YES\r\n"
    b"N;LANGUAGE=nl;CHARSET=Windows-1252:Br\xf6k;S\xf8ren;;Dr.\r\n"
    b"FN;CHARSET=Windows-1252:'S\xf8ren Br\xf6k'\r\n"
    b"ORG:Bakker, Smit & Zn;Sales\r\n"
    b"TITLE:Head of Sales\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Knows the C:\\new folder=0D=0A=\r\n"
    b"Coffee, black=0D=0A=\r\n"
    b"  =E9l=E8ve\r\n"
    b"TEL;WORK;VOICE:020 555 0103\r\n"
    b"TEL;WORK;FAX:020 555 0199\r\n"
    b"TEL;CELL;VOICE:06 5550 0103\r\n"
    b"ADR;WORK;PREF:;;Kade 2;Utrecht;;3511;Nederland\r\n"
    b"LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Kade 2=0D=0A=\r\n"
    b"3511 Utrecht=0D=0A=\r\n"
    b"Nederland\r\n"
    b"X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\n"
    b"BDAY:19700314\r\n"
    b"EMAIL;PREF;INTERNET:soren@work.example\r\n"
    b"PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n "
    + b"\r\n ".join(PICTURE[place : place + 72].encode() for place in range(0, len(PICTURE), 72))
    + b"\r\n\r\n"
    b"REV:20261101T101500Z\r\n"
    b"END:VCARD\r\n"
)

NEXTCLOUD = crlf(
    """BEGIN:VCARD
VERSION:4.0
PRODID:-//Sabre//Sabre VObject 4.5.4//EN
UID:7d0f8a34-22b0-4b60-9c1e-0123456789ab
KIND:individual
FN:Lena Vogt
N:Vogt;Lena;;;
EMAIL;TYPE="work,internet";PREF=2:lena@work.example
EMAIL;TYPE=HOME;PREF=1:mailto:lena@home.example
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+49-30-5550-0104;ext=12
TZ:Europe/Berlin
BDAY:--0321
ORG:Vogt\\; Partner
ROLE:Designer
NICKNAME:Leni
GENDER:F
REV;VALUE=DATE-AND-OR-TIME:20261101T101500Z
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:group-1
KIND:group
FN:Design team
MEMBER:urn:uuid:7d0f8a34-22b0-4b60-9c1e-0123456789ab
END:VCARD
"""
)

THUNDERBIRD = (
    b"BEGIN:VCARD\nVERSION:4.0\nEMAIL;PREF=1:sam@example.org\nFN:Sam de Wit\nNICKNAME:Sammie\nTITLE:Tester\n"
    b"BDAY;VALUE=DATE:19901224\nTZ;VALUE=TEXT:Europe/Amsterdam\nX-CUSTOM1;VALUE=TEXT:x\n"
    b"UID:5c0e1f7e-0000-4000-8000-00000000abcd\nEND:VCARD\n"
)

NOKIA = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nREV:20040526T093012Z\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:V=C3=A4in=C3=A4m=C3=B6inen;Ville-Kalle-Petteri=\r\n"
    b"-Johannes\r\n"
    b"TEL;PREF;CELL:+358405550105\r\nTEL;HOME;FAX:+35895550106\r\n"
    b"EMAIL:ville@example.org\r\nTITLE;ENCODING=QUOTED-PRINTABLE:Johtaja=3B myynti\r\n"
    b"PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n" + PICTURE[:76].encode() + b"\r\n" + PICTURE[76:152].encode() + b"\r\n\r\n"
    b"END:VCARD\r\n"
)

SONY_ERICSSON = (
    b"BEGIN:VCARD\rVERSION:2.1\rN:Marquez;In\xe9s\rTEL;CELL:0655500107\r"
    b"EMAIL;INTERNET;PREF:ines@example.org\rBDAY:1979-10-05\rX-IRMC-LUID:000200000042\rEND:VCARD\r"
)

ANDROID = crlf(
    """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4B=6F=77=61=6C=73=6B=69;=45=77=61;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=45=77=61=20=4B=6F=77=61=6C=73=6B=69
TEL;CELL:+48 5550 0108
X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--03-14;3;;;;;;;;;;;;;
X-ANDROID-CUSTOM;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;=45;1;;;;;;;;;;;;;
END:VCARD
"""
)

_OUTLOOK_ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Fax,Business Phone,"
    "Home Phone,Mobile Phone,Pager,Account,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,"
    "E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,Initials,Notes,Priority,Private,Sensitivity,Web Page"
)
OUTLOOK_CSV = (
    _OUTLOOK_ENGLISH + "\r\n"
    '"Ms.","Priya","K.","Nair","","Bakker & Zn","Platform","Engineer","Kade 2","020 555 0199",'
    '"020 555 0100","","+31 6 5550 0101",'
    '"","","3/14/1970","","priya@work.example","SMTP","Priya Nair (priya@work.example)","priya@home.example","SMTP","",'
    '"P.N.","Met at the offsite\r\nlikes ""green"" tea","Normal","False","Normal",""\r\n'
    '"","","","","","","","","","","","","","","","0/0/00","","omar@example.org","SMTP","Omar Haddad (omar@example.org)","",'
    '"","","","","Normal","False","Normal",""\r\n'
    '"","Ren\xe9","","Gar\xe7on","","","","","","","","","","","","4/5/1980","",'
    '"/o=ExchangeLabs/ou=Group/cn=rene","EX","","","","","","","Normal","False","Normal",""\r\n'
).encode("cp1252")

_OUTLOOK_DUTCH = (
    "Titel;Voornaam;Middelste naam;Achternaam;Achtervoegsel;Bedrijf;Afdeling;Functie;Fax op werk;Telefoon op werk;"
    "Telefoon thuis;Mobiele telefoon;E-mailadres;E-mailtype;Weergavenaam voor e-mail;E-mailadres 2;Notities;Verjaardag"
)
OUTLOOK_DUTCH_CSV = (
    _OUTLOOK_DUTCH + "\r\n"
    ";Jan;van der;Berg;;Bakker & Zn;Verkoop;Verkoper;020 555 0199;020 555 0110;;06 5550 0110;"
    'jan@work.example;SMTP;Jan van der Berg;jan@home.example;"Koffie; zwart";14-3-1970\r\n'
    ";Ine;;Smit;;;;;;;;;ine@work.example;SMTP;Ine Smit;;;0-0-00\r\n"
).encode("utf-8-sig")

GOOGLE_OLD_CSV = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,"
    "Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,"
    "Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department\n"
    "Lena Vogt,Lena,,Vogt,,,,,,,,Leni,,,--03-21,,,,,,,,,,,Ask about Kyoto,,,* myContacts,* Work,lena@work.example,"
    "Home,lena@home.example ::: vogt@home.example,Mobile,+49 30 5550 0104 ::: +49 30 5550 0111,,Vogt & Partner,,"
    "Designer,Studio\n"
).encode("utf-16")

GOOGLE_CSV = (
    b"First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
    b"Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    b"E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
    b'Sam,,de Wit,,,,,,Sammie,,Bakker & Zn,Tester,,1990-12-24,"First line\nsecond line",,* myContacts ::: * starred,'
    b"* Work,sam@work.example ::: sam@home.example,Other,s.dewit@example.org,Mobile,06 5550 0112\n"
    b",,,,,,,,,,,,,,,,* myContacts,*,only.mail@example.org,,,,\n"
)

THUNDERBIRD_CSV = (
    b"First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,"
    b"Pager Number,Mobile Number,Job Title,Department,Organization,Birth Year,Birth Month,Birth Day,Notes\n"
    b"Ewa,Kowalski,Ewa Kowalski,,ewa@work.example,ewa@home.example,,+48 22 5550 0113,,,,+48 5550 0108,Editor,Books,Atlas,"
    b"1975,7,4,\n"
)
