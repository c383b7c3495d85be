package se.samrad.responses.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.FileLimits;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.SectionPosition;
import se.samrad.eventing.Blank;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.Rejected.Member;

/**
 * What a sender says, as it came.
 *
 * @param files SHA-256 of files handed in before
 */
public record Submission(
        @Nullable Position position,
        @Nullable String text,
        boolean preliminary,
        List<Answer> answers,
        List<OnSection> sections,
        List<String> files,
        @Nullable String reference,
        @Nullable OwnDecision decision) {
    public static final int TEXT_CHARACTERS_MAX = 200_000;
    public static final int PART_CHARACTERS_MAX = 50_000;
    public static final int ALL_CHARACTERS_MAX = 1_000_000;
    public static final int SECTIONS_MAX = 1_000;
    public static final int FILES_MAX = FileLimits.EVER_PER_RESPONSE;
    public static final int LINE_CHARACTERS_MAX = 200;

    /** The answer to a question, numbered from 1. */
    public record Answer(
            @Nullable Integer question, @Nullable String text) {
        boolean says() {
            return !Blank.is(text);
        }
    }

    public record OnSection(
            @Nullable String section,
            @Nullable Position position,
            @Nullable String text) {
        boolean says() {
            return position != null || !Blank.is(text);
        }
    }

    public Submission {
        answers = List.copyOf(answers);
        sections = List.copyOf(sections);
        files = List.copyOf(files);
    }

    /**
     * The same with line ends as one character, and without what says nothing: a form sends its empty fields too. A rule
     * about what may stand in the text comes before, in {@link #check}.
     */
    public Submission tidied() {
        return new Submission(
                position,
                lines(text),
                preliminary,
                answers.stream()
                        .filter(Answer::says)
                        .map(answer -> new Answer(answer.question(), lines(answer.text())))
                        .toList(),
                sections.stream()
                        .filter(OnSection::says)
                        .map(section -> new OnSection(section.section(), section.position(), lines(section.text())))
                        .toList(),
                files,
                stripped(reference),
                tidied(decision));
    }

    private static @Nullable String lines(@Nullable String text) {
        if (text == null || Blank.is(text)) return null;
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replace('\f', '\n');
    }

    private static @Nullable String stripped(@Nullable String line) {
        return line == null || Blank.is(line) ? null : line.strip();
    }

    private static @Nullable OwnDecision tidied(@Nullable OwnDecision decision) {
        if (decision == null) return null;
        LocalDate date = decision.date();
        OwnDecision tidied = new OwnDecision(stripped(decision.by()), date, stripped(decision.paragraph()));
        return tidied.by() == null && date == null && tidied.paragraph() == null ? null : tidied;
    }

    /**
     * Everything that is wrong with it, in the order in which it came.
     *
     * @param questions how many questions the consultation asks
     * @param known which of the named sections there are
     * @throws Rejected naming each wrong member; {@code empty-answer} when nothing at all is said
     */
    public void check(int questions, Set<String> known) {
        List<Member> wrong = new ArrayList<>();
        prose("text", text, TEXT_CHARACTERS_MAX, wrong);
        checkAnswers(questions, wrong);
        checkSections(known, wrong);
        checkFiles(wrong);
        lines(wrong);
        if (characters() > ALL_CHARACTERS_MAX) wrong.add(new Member("text", "too-long"));
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        if (tidied().saysNothing() && files.isEmpty()) throw Rejected.because("empty-answer");
    }

    /** What is wrong with its words whatever the consultation asks. */
    public List<Member> wrongWords() {
        List<Member> wrong = new ArrayList<>();
        prose("text", text, TEXT_CHARACTERS_MAX, wrong);
        for (int i = 0; i < answers.size(); i++) {
            prose("answers[" + i + "].text", answers.get(i).text(), PART_CHARACTERS_MAX, wrong);
        }
        for (int i = 0; i < sections.size(); i++) {
            prose("sections[" + i + "].text", sections.get(i).text(), PART_CHARACTERS_MAX, wrong);
        }
        lines(wrong);
        return wrong;
    }

    private void lines(List<Member> wrong) {
        line("reference", reference, wrong);
        if (decision == null) return;
        line("decision.by", decision.by(), wrong);
        line("decision.paragraph", decision.paragraph(), wrong);
        LocalDate decided = decision.date();
        if (decided != null && !Findings.inRange(decided)) wrong.add(new Member("decision.date", "day-out-of-range"));
    }

    /** Whether there is nothing but files in it, once it is tidied. */
    public boolean saysNothing() {
        return position == null && text == null && answers.isEmpty() && sections.isEmpty();
    }

    private void checkAnswers(int questions, List<Member> wrong) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            String at = "answers[" + i + "]";
            Integer question = answers.get(i).question();
            if (question == null) wrong.add(new Member(at + ".question", "missing"));
            else if (question < 1 || question > questions) wrong.add(new Member(at + ".question", "no-such-question"));
            else if (!seen.add(question)) wrong.add(new Member(at + ".question", "twice"));
            prose(at + ".text", answers.get(i).text(), PART_CHARACTERS_MAX, wrong);
        }
    }

    private void checkSections(Set<String> known, List<Member> wrong) {
        if (sections.size() > SECTIONS_MAX) wrong.add(new Member("sections", "too-many"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sections.size(); i++) {
            String at = "sections[" + i + "]";
            String section = sections.get(i).section();
            if (section == null) wrong.add(new Member(at + ".section", "missing"));
            else if (!known.contains(section)) wrong.add(new Member(at + ".section", "no-such-section"));
            else if (!seen.add(section)) wrong.add(new Member(at + ".section", "twice"));
            prose(at + ".text", sections.get(i).text(), PART_CHARACTERS_MAX, wrong);
        }
    }

    private void checkFiles(List<Member> wrong) {
        if (files.size() > FILES_MAX) wrong.add(new Member("files", "too-many"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            if (!Prose.isHash(files.get(i))) wrong.add(new Member("files[" + i + "]", "wrong-type"));
            else if (!seen.add(files.get(i))) wrong.add(new Member("files[" + i + "]", "twice"));
        }
    }

    private static void prose(String member, @Nullable String text, int max, List<Member> wrong) {
        if (text == null) return;
        if (text.length() > max) wrong.add(new Member(member, "too-long"));
        else if (!Prose.isText(text)) wrong.add(new Member(member, "not-text"));
    }

    private static void line(String member, @Nullable String line, List<Member> wrong) {
        if (line == null) return;
        if (line.length() > LINE_CHARACTERS_MAX) wrong.add(new Member(member, "too-long"));
        else if (!Prose.isLine(line)) wrong.add(new Member(member, "not-text"));
    }

    private long characters() {
        long sum = text == null ? 0 : text.length();
        for (Answer answer : answers)
            sum += answer.text() == null ? 0 : answer.text().length();
        for (OnSection section : sections)
            sum += section.text() == null ? 0 : section.text().length();
        return sum;
    }

    /** Positions on single sections, for the event. */
    public List<SectionPosition> sectionPositions() {
        List<SectionPosition> positions = new ArrayList<>();
        for (OnSection section : sections) {
            if (section.section() != null && section.position() != null) {
                positions.add(new SectionPosition(section.section(), section.position()));
            }
        }
        return positions;
    }

    /** What was written, apart from whether it may be shown; null when only files or a position came. */
    public @Nullable Rendition rendition(String random) {
        Submission said = tidied();
        if (said.text == null && said.answers.isEmpty() && said.sections.isEmpty()) return null;
        List<Rendition.Answered> answered = new ArrayList<>();
        for (Answer answer : said.answers) {
            if (answer.question() != null && answer.text() != null) {
                answered.add(new Rendition.Answered(answer.question(), answer.text()));
            }
        }
        List<Rendition.Said> parts = new ArrayList<>();
        for (OnSection section : said.sections) {
            if (section.section() != null) {
                parts.add(new Rendition.Said(section.section(), section.position(), section.text()));
            }
        }
        return new Rendition(random, said.text, answered, parts, List.of());
    }
}
