package se.samrad.responses.receiving;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Channel;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.eventing.Rejected;
import se.samrad.responses.domain.Submission;

/** A response for a body, as it is sent. The last three are for staff. */
record ResponseInput(
        @Nullable Position position,
        @Nullable String text,
        @Nullable Boolean preliminary,
        @Nullable List<@Nullable AnswerInput> answers,
        @Nullable List<@Nullable SectionInput> sections,
        @Nullable List<@Nullable String> files,
        @Nullable String reference,
        @Nullable DecisionInput decision,
        @Nullable Channel channel,
        @Nullable String arrived,
        @Nullable String arrivedReason) {

    record AnswerInput(@Nullable Integer question, @Nullable String text) {}

    record SectionInput(
            @Nullable String section,
            @Nullable Position position,
            @Nullable String text) {}

    record DecisionInput(
            @Nullable String by,
            @Nullable LocalDate date,
            @Nullable String paragraph) {}

    Road road(boolean staff, Instant now) {
        return Road.of(staff, channel, arrived, arrivedReason, now);
    }

    Submission submission() {
        List<Rejected.Member> wrong = new ArrayList<>();
        List<Submission.Answer> answered = new ArrayList<>();
        for (AnswerInput answer : present("answers", answers, wrong)) {
            answered.add(new Submission.Answer(answer.question(), answer.text()));
        }
        List<Submission.OnSection> parts = new ArrayList<>();
        for (SectionInput section : present("sections", sections, wrong)) {
            parts.add(new Submission.OnSection(section.section(), section.position(), section.text()));
        }
        List<String> named = present("files", files, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return new Submission(
                position,
                text,
                Boolean.TRUE.equals(preliminary),
                answered,
                parts,
                named,
                reference,
                decision == null ? null : new OwnDecision(decision.by(), decision.date(), decision.paragraph()));
    }

    private static <T> List<T> present(String member, @Nullable List<@Nullable T> given, List<Rejected.Member> wrong) {
        List<T> present = new ArrayList<>();
        if (given == null) return present;
        for (int i = 0; i < given.size(); i++) {
            T each = given.get(i);
            if (each == null) wrong.add(new Rejected.Member(member + "[" + i + "]", "missing"));
            else present.add(each);
        }
        return present;
    }
}
