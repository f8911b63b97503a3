"""Languages as people name them, in English or in the language itself, and their short forms (BCP 47)."""

from __future__ import annotations

import re

from handbill.names import fold_key

_NAMES = {
    "am": "Amharic, አማርኛ",
    "ar": "Arabic, العربية",
    "ase": "American Sign Language, ASL",
    "bn": "Bengali, Bangla, বাংলা",
    "bg": "Bulgarian, български",
    "bs": "Bosnian, bosanski",
    "ca": "Catalan, català",
    "chr": "Cherokee, ᏣᎳᎩ",
    "cs": "Czech, čeština",
    "cy": "Welsh, Cymraeg",
    "da": "Danish, dansk",
    "de": "German, Deutsch",
    "el": "Greek, ελληνικά",
    "en": "English",
    "es": "Spanish, español, castellano",
    "et": "Estonian, eesti",
    "eu": "Basque, euskara",
    "fa": "Persian, Farsi, فارسی",
    "fi": "Finnish, suomi",
    "fil": "Filipino, Tagalog",
    "fr": "French, français",
    "ga": "Irish, Gaeilge",
    "gl": "Galician, galego",
    "gu": "Gujarati, ગુજરાતી",
    "haw": "Hawaiian, \u02bb\u014clelo Hawai\u02bbi",
    "he": "Hebrew, עברית",
    "hi": "Hindi, हिन्दी",
    "hmn": "Hmong, Hmoob",
    "hr": "Croatian, hrvatski",
    "ht": "Haitian Creole, Kreyòl ayisyen, Kreyòl, Creole",
    "hu": "Hungarian, magyar",
    "hy": "Armenian, հայերեն",
    "id": "Indonesian, Bahasa Indonesia",
    "is": "Icelandic, íslenska",
    "it": "Italian, italiano",
    "ja": "Japanese, 日本語",
    "ka": "Georgian, ქართული",
    "km": "Khmer, Cambodian, ខ្មែរ",
    "ko": "Korean, 한국어",
    "lo": "Lao, ລາວ",
    "lt": "Lithuanian, lietuvių",
    "lv": "Latvian, latviešu",
    "mi": "Māori",
    "ms": "Malay, Bahasa Melayu",
    "my": "Burmese, မြန်မာ",
    "nb": "Norwegian, norsk, bokmål",
    "ne": "Nepali, नेपाली",
    "nl": "Dutch, Nederlands",
    "nv": "Navajo, Diné bizaad",
    "pa": "Punjabi, ਪੰਜਾਬੀ",
    "pl": "Polish, polski",
    "ps": "Pashto, پښتو",
    "pt": "Portuguese, português",
    "pt-BR": "Brazilian Portuguese, português brasileiro",
    "ro": "Romanian, română",
    "ru": "Russian, русский",
    "sk": "Slovak, slovenčina",
    "sl": "Slovenian, slovenščina",
    "so": "Somali, Soomaali",
    "sq": "Albanian, shqip",
    "sr": "Serbian, српски, srpski",
    "sv": "Swedish, svenska",
    "sw": "Swahili, Kiswahili",
    "ta": "Tamil, தமிழ்",
    "te": "Telugu, తెలుగు",
    "th": "Thai, ไทย",
    "ti": "Tigrinya, ትግርኛ",
    "tr": "Turkish, Türkçe",
    "uk": "Ukrainian, українська",
    "ur": "Urdu, اردو",
    "vi": "Vietnamese, tiếng Việt",
    "yi": "Yiddish, ייִדיש",
    "yue": "Cantonese, 廣東話",
    "zh": "Chinese, Mandarin, 中文",
    "zh-Hans": "Simplified Chinese, 简体中文",
    "zh-Hant": "Traditional Chinese, 繁體中文",
}
_OWN = {"ase": 0, "bn": 2, "fa": 2, "fil": 0, "km": 2, "zh": 2}
"""Which of a language's names is its own, where that is not the second."""

_BY_NAME = {fold_key(name): tag for tag, names in _NAMES.items() for name in names.split(", ")}
_ISO_639_1_WORDS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
    "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
    "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
    "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl "
    "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu "
)
_ISO_639_1 = frozenset(_ISO_639_1_WORDS.split())
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<script>-[a-z]{4})?(?P<region>-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE
)


def language_names() -> tuple[str, ...]:
    """Return every name that is understood, the English name of each language first."""
    return tuple(name for names in _NAMES.values() for name in names.split(", "))


def own_name(tag: str) -> str:
    """Return what a language calls itself, with a capital: `Español`; the tag where that is not known."""
    names = _NAMES.get(tag) or _NAMES.get(tag.split("-", maxsplit=1)[0])
    if names is None:
        return tag
    told = names.split(", ")
    own = told[_OWN.get(tag, min(1, len(told) - 1))]
    return own[:1].upper() + own[1:]


def language_tag(text: str) -> str:
    """Return the tag (BCP 47: `es`, `pt-BR`, `zh-Hans`) of a language's name or tag, or empty."""
    named = _BY_NAME.get(fold_key(text))
    return named or _tidy_tag(text.strip().replace("_", "-"))


def _tidy_tag(text: str) -> str:
    """Return a tag in its customary case, or empty where its language is not known."""
    match = _TAG.fullmatch(text)
    if not match:
        return ""
    language = match["language"].lower()
    if language not in _ISO_639_1 and language not in _NAMES:
        return ""
    return language + (match["script"] or "").title() + (match["region"] or "").upper()
