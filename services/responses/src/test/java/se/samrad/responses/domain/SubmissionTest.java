package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.samrad.responses.domain.ResponseSpec.wrong;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Rejected.Member;
import se.samrad.responses.domain.Submission.Answer;
import se.samrad.responses.domain.Submission.OnSection;

class SubmissionTest {
    private static final Set<String> SECTIONS = Set.of("utgangslage", "insats-1");
    private static final String HASH = "a".repeat(64);

    private static Submission says(
            @Nullable Position position,
            @Nullable String text,
            List<Answer> answers,
            List<OnSection> sections,
            List<String> files) {
        return new Submission(position, text, false, answers, sections, files, null, null);
    }

    private static Submission text(String text) {
        return says(null, text, List.of(), List.of(), List.of());
    }

    @Test
    void onlyAnEmptyAnswerIsRefused() {
        Submission blank = says(
                null,
                "  \r\n",
                List.of(new Answer(1, " ")),
                List.of(new OnSection("utgangslage", null, "")),
                List.of());
        assertThatThrownBy(() -> blank.check(2, SECTIONS))
                .isInstanceOf(Rejected.class)
                .hasMessage("empty-answer");
        for (Submission said : List.of(
                text("Vi har något att säga."),
                says(Position.NO_COMMENTS, null, List.of(), List.of(), List.of()),
                says(null, null, List.of(new Answer(2, "Ja.")), List.of(), List.of()),
                says(null, null, List.of(), List.of(new OnSection("insats-1", Position.OPPOSES, null)), List.of()),
                says(null, null, List.of(), List.of(), List.of(HASH)))) {
            assertThatCode(() -> said.check(2, SECTIONS)).doesNotThrowAnyException();
        }
    }

    @Test
    void everyWrongMemberIsNamed() {
        Submission said = says(
                null,
                "bra\u0000",
                List.of(new Answer(3, "Ja."), new Answer(null, "Nej."), new Answer(1, "x"), new Answer(1, "y")),
                List.of(new OnSection("okant", null, "x"), new OnSection(null, null, "x")),
                List.of("../../etc/passwd", HASH, HASH));
        assertThat(wrong(() -> said.check(2, SECTIONS)))
                .containsExactly(
                        new Member("text", "not-text"),
                        new Member("answers[0].question", "no-such-question"),
                        new Member("answers[1].question", "missing"),
                        new Member("answers[3].question", "twice"),
                        new Member("sections[0].section", "no-such-section"),
                        new Member("sections[1].section", "missing"),
                        new Member("files[0]", "wrong-type"),
                        new Member("files[2]", "twice"));
    }

    @Test
    void textsHaveLimits() {
        assertThatCode(() -> text("å".repeat(Submission.TEXT_CHARACTERS_MAX)).check(0, Set.of()))
                .doesNotThrowAnyException();
        assertThat(wrong(() ->
                        text("å".repeat(Submission.TEXT_CHARACTERS_MAX + 1)).check(0, Set.of())))
                .containsExactly(new Member("text", "too-long"));
        Submission wordy = says(
                null,
                null,
                List.of(new Answer(1, "å".repeat(Submission.PART_CHARACTERS_MAX + 1))),
                List.of(),
                Collections.nCopies(Submission.FILES_MAX + 1, HASH));
        assertThat(wrong(() -> wordy.check(1, Set.of())))
                .contains(new Member("answers[0].text", "too-long"), new Member("files", "too-many"));
        Submission many = new Submission(
                null,
                null,
                false,
                java.util.stream.IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> new Answer(i, "x".repeat(40_000)))
                        .toList(),
                List.of(),
                List.of(),
                "r".repeat(201),
                new OwnDecision("b\nc", null, "§ 1"));
        assertThat(wrong(() -> many.check(30, Set.of())))
                .containsExactly(
                        new Member("reference", "too-long"),
                        new Member("decision.by", "not-text"),
                        new Member("text", "too-long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\ud83d", "\ude00\ud83d", "\uffff"})
    void whatCannotBeShownIsNotText(String text) {
        assertThat(Prose.isText("a" + text + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"åäö\n\t\r\n\u000b\f", "\u0092", "😀", "e\u0301", "שלום", "‘citat’"})
    void whatPeopleWriteIsText(String text) {
        assertThat(Prose.isText(text)).isTrue();
    }

    @Test
    void theRenditionHoldsWhatWasWrittenAndNothingThatSaysNothing() {
        Submission said = says(
                Position.SUPPORTS,
                "Rad ett\r\nrad\u000btvå\r",
                List.of(new Answer(1, " "), new Answer(2, "Ja.\r\n")),
                List.of(new OnSection("utgangslage", Position.SUPPORTS, null), new OnSection("insats-1", null, " ")),
                List.of());
        Rendition rendition = Objects.requireNonNull(said.rendition("00"));
        assertThat(rendition)
                .isEqualTo(new Rendition(
                        "00",
                        "Rad ett\nrad\ntvå\n",
                        List.of(new Rendition.Answered(2, "Ja.\n")),
                        List.of(new Rendition.Said("utgangslage", Position.SUPPORTS, null)),
                        List.of()));
        assertThat(said.tidied().sectionPositions())
                .containsExactly(new SectionPosition("utgangslage", Position.SUPPORTS));
    }

    @Test
    void whereOnlyAPositionOrAFileCameThereIsNoRendition() {
        assertThat(says(Position.NO_COMMENTS, " ", List.of(), List.of(), List.of(HASH))
                        .rendition("00"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kim@exempel.example", "kim.exempel+remiss@post.exempel.example", "kim@åäö.example"})
    void anAddressIsReceived(String email) {
        assertThat(Prose.isEmail(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim",
                "kim@",
                "@exempel.example",
                "kim@exempel",
                "kim@exempel.example\r\nBcc: alla@exempel.example",
                "a b@exempel.example",
                "a@b@exempel.example",
                "kim@exempel..example",
                "<kim@exempel.example>"
            })
    void whatIsNoAddressIsNot(String email) {
        assertThat(Prose.isEmail(email)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/yttrande.pdf",
                "C:\\svar\\yttrande.pdf",
                "ytt\r\nrande.pdf",
                "\u202eyttrande.pdf",
                "yttrande.pdf\u0000"
            })
    void aFileNameIsTheLastPartOfAPathOnOneLine(String given) {
        assertThat(Prose.fileName(given, 200)).isEqualTo("yttrande.pdf");
    }

    @Test
    void aFileAlwaysHasANameOfBearableLength() {
        assertThat(Prose.fileName("", 200)).isEqualTo("fil");
        assertThat(Prose.fileName("..", 200)).isEqualTo("fil");
        assertThat(Prose.fileName("x".repeat(300) + ".pdf", 200)).hasSize(200).endsWith(".pdf");
        assertThat(Prose.fileName("😀".repeat(50) + ".pdf", 99))
                .doesNotContain("?")
                .endsWith(".pdf");
    }
}
