package se.samrad.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();

    private List<String> wrong() {
        return findings.all().stream()
                .map(member -> member.member() + ": " + member.reason())
                .toList();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        findings.required("title", "  ", 10);
        findings.text("lead", "x".repeat(11), 10);
        findings.text("body", "a\u0000b", 10);
        findings.text("half", "\ud83d", 10);
        findings.day("opensOn", "2026-02-30");
        findings.day("closesOn", "1889-01-01");
        findings.day("day", null);
        assertThat(wrong())
                .containsExactly(
                        "title: missing",
                        "lead: too-long",
                        "body: not-a-character",
                        "half: not-a-character",
                        "opensOn: not-a-day",
                        "closesOn: day-out-of-range",
                        "day: missing");
        assertThatThrownBy(findings::orElseReject)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.members()).hasSize(7));
    }

    @Test
    void whatIsRightIsGivenBackWithoutTheBlanksAroundIt() {
        assertThat(findings.required("title", " Planen\n2 ", 10)).isEqualTo("Planen\n2");
        assertThat(findings.text("lead", null, 10)).isNull();
        assertThat(findings.day("day", " 2026-11-22 ")).isEqualTo(LocalDate.of(2026, 11, 22));
        findings.orElseReject();
        assertThat(findings.none()).isTrue();
    }

    @Test
    void eachOfAListIsLookedAtUnlessThereAreTooMany() {
        findings.each("themes", Arrays.asList("a", null), 2, (place, theme) -> {
            if (theme == null) findings.add(place, "missing");
        });
        findings.each("bodies", List.of("a", "b", "c"), 2, (place, body) -> findings.add(place, "looked-at"));
        findings.each("nothing", null, 2, (place, body) -> findings.add(place, "looked-at"));
        assertThat(wrong()).containsExactly("themes[1]: missing", "bodies: too-many");
    }

    @Test
    void aTitleIsOneLineThatTurnsNothingAround() {
        for (String bad :
                List.of("svar\u202efdp.exe", "om\u2066vänd\u2069", "rad\u2028rad", "rad\u2029rad", "rad\nrad", "a\tb"))
            findings.line("title", bad, 100);
        assertThat(findings.all())
                .hasSize(6)
                .allMatch(wrong ->
                        wrong.member().equals("title") && wrong.reason().equals("not-one-line"));
        Findings good = new Findings();
        for (String text : List.of("Åsa 👩‍👩‍👧 שלום", "ge\u200bmen\u200dsam", "upp\u00a0till"))
            assertThat(good.requiredLine("title", text, 100)).isEqualTo(text);
        good.orElseReject();
    }

    @Test
    void numbersThatReadTheSameAreTheSameHoweverTheyWerePasted() {
        for (String pasted : List.of(
                "KS 2026-7 å", " KS\u00a02026-7  a\u030a ", "KS\u2009\u00a02026-7 \u200bå", "KS 2026\u00ad-7 å")) {
            assertThat(findings.number("caseNumber", pasted, 100)).isEqualTo("KS 2026-7 å");
        }
        assertThat(findings.number("caseNumber", "\u200b", 100)).isNull();
        assertThat(wrong()).isEmpty();
        findings.requiredNumber("caseNumber", "KS\n7", 100);
        findings.requiredNumber("other", " ", 100);
        assertThat(wrong()).containsExactly("caseNumber: not-one-line", "other: missing");
    }
}
