package se.samrad.responses.receiving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.Channel;
import se.samrad.eventing.Rejected;
import se.samrad.responses.details.Details;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Submission;

/** A response without an account, as it is sent. The last three are for staff, who enter a letter from somebody. */
record OpenResponseInput(
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable Position position,
        @Nullable String text,
        @Nullable Boolean preliminary,
        @Nullable List<ResponseInput.@Nullable AnswerInput> answers,
        @Nullable List<ResponseInput.@Nullable SectionInput> sections,
        @Nullable List<@Nullable String> files,
        @Nullable String reference,
        ResponseInput.@Nullable DecisionInput decision,
        @Nullable Channel channel,
        @Nullable String arrived,
        @Nullable String arrivedReason) {

    ResponseInput said() {
        return new ResponseInput(
                position,
                text,
                preliminary,
                answers,
                sections,
                files,
                reference,
                decision,
                channel,
                arrived,
                arrivedReason);
    }

    /** Who it is from, as far as that is told. */
    Details who() {
        List<Rejected.Member> wrong = new ArrayList<>();
        Details who = new Details(
                Prose.line("name", name, Submission.LINE_CHARACTERS_MAX, wrong),
                email(wrong),
                Prose.line("organisation", organisation, Submission.LINE_CHARACTERS_MAX, wrong),
                List.of(),
                null);
        if (wrong.isEmpty()) return who;
        // Who puts one thing right should not hear of the next only then.
        wrong.addAll(said().submission().wrongWords());
        throw Rejected.members(wrong);
    }

    private @Nullable String email(List<Rejected.Member> wrong) {
        if (email == null || email.isBlank()) return null;
        if (!Prose.isEmail(email.strip())) wrong.add(new Rejected.Member("email", "bad-email"));
        return email.strip();
    }
}
