package se.samrad.eventing.bench;

import java.util.List;

/** What people and programs write that a service stumbles over: one list for every door by which text comes in. */
public final class DifficultText {
    /** What a script of ours would leave behind. */
    public static final String MARK = "window.__fuzzed";

    public static final String LONG = "Donaudampfschifffahrts".repeat(7) + "gesellschaft";

    public static final List<String> ALL = List.of(
            "Åsa Östergård i Älvsjö",
            "A\u030asa O\u0308stergard",
            "Upplands\u00a0Väsby\u2003kommun",
            "ge\u200bmen\u200dsam\ufeff vilja",
            "svar\u202efdp.exe",
            "vänd\u2066om\u2069",
            "שלום עולם مرحبا",
            "👩‍👩‍👧‍👦 familjen 🇸🇪 😀",
            "𝔖amråd 𠜎 𐍈",
            "\ud800 halv",
            "halv \udc00",
            "nul\u0000tecken",
            "esc\u001b[31mröd",
            "sist\uffff",
            LONG,
            "<script>" + MARK + "=1</script>",
            "<img src=x onerror=" + MARK + "=1>",
            "\"'><svg onload=" + MARK + "=1>",
            "</textarea></title><script>" + MARK + "=1</script>",
            "javascript:" + MARK + "=1",
            "${7*7} #{7*7} *{7*7} @{7*7} [[${7*7}]] ~{x}",
            "__${7*7}__::.x {0} {1} '{0}'",
            "%s %d %n {{7*7}} $1 \\1",
            "=HYPERLINK(\"http://x.example\",\"klicka\")",
            "+46 8 465 004 00",
            "-1+1",
            "@SUM(1;2)",
            "\t=1+1",
            "rad\r\nX-Fuzzed: 1\r\n\r\nmer",
            "två\nrader; med, \"citat\"",
            "rad\u2028och\u2029stycke",
            "a\u0085b\u000bc\u000cd",
            "../../etc/passwd",
            "..%2f..%2f%00%0d%0aX-Fuzzed:1",
            "'; DROP TABLE svar; --",
            "{\"$gt\":\"\"}",
            "]]>&amp;&lt;b&gt;&#0;",
            "”citat” »gås« ‘en’ 'två' \"tre\"",
            "**fet** [länk](javascript:" + MARK + "=1) # rubrik",
            "null");

    private DifficultText() {}
}
