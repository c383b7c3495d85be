package se.samrad.responses.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.responses.Passage.Ground;

/**
 * A passage that somebody should look at before the text is shown. Nothing is hidden because of it.
 *
 * @param in as in {@link se.samrad.contracts.responses.Passage}
 * @param ground what hiding it would rest on
 */
public record Proposal(String in, int start, int length, PersonalData.Kind kind, Ground ground) {
    /**
     * In the order in which the text is read.
     *
     * @param sender what the private person is called who sent it; null for everybody else
     */
    public static List<Proposal> of(Rendition rendition, @Nullable String sender) {
        List<Proposal> all = new ArrayList<>();
        add("text", rendition.text(), sender, all);
        rendition.answers().forEach(answer -> add("answers/" + answer.question(), answer.text(), sender, all));
        rendition.sections().forEach(said -> add("sections/" + said.section(), said.text(), sender, all));
        return List.copyOf(all);
    }

    private static void add(String in, @Nullable String text, @Nullable String sender, List<Proposal> all) {
        if (text == null) return;
        for (PersonalData.Found found : PersonalData.in(text, sender)) {
            boolean number = found.kind() == PersonalData.Kind.PERSONAL_NUMBER;
            Ground ground = number ? Ground.PERSONAL_NUMBER : Ground.GDPR;
            all.add(new Proposal(in, found.start(), found.length(), found.kind(), ground));
        }
    }
}
