package se.samrad.consultations.proposal;

import static se.samrad.consultations.proposal.Documents.letters;

import java.util.List;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.consultations.Section;

/**
 * Accounts for every letter and digit of a plain text: going through the source from the first to the last, each is the
 * next one of the sections or belongs to the next aside. Footnotes are in both: they were moved.
 */
final class Accounts {
    private Accounts() {}

    static String of(String source, ProposalDocument document) {
        String wanted = letters(source);
        StringBuilder all = new StringBuilder();
        for (Section section : document.sections()) {
            all.append(section.number() == null ? "" : letters(section.number()));
            all.append(letters(section.title())).append(letters(section.text()));
        }
        String rest = all.toString();
        List<String> notes = Documents.asides(document, Kind.FOOTNOTE);
        List<Aside> asides = document.asides().stream()
                .filter(aside -> aside.kind() != Kind.ACTOR_LINE)
                .toList();
        List<String> actorLines = Documents.asides(document, Kind.ACTOR_LINE);
        int at = 0;
        int aside = 0;
        int actorLine = 0;
        int section = 0;
        int note = 0;
        while (at < wanted.length()) {
            if (aside < asides.size() && setAside(asides.get(aside), wanted, at, rest, section)) {
                at += letters(asides.get(aside++).text()).length();
            } else if (actorLine < actorLines.size() && wanted.startsWith(letters(actorLines.get(actorLine)), at)) {
                at += letters(actorLines.get(actorLine++)).length();
            } else if (section < rest.length()
                    && rest.charAt(section) == wanted.charAt(at)
                    && !(note < notes.size() && moved(notes, note, rest, section, wanted, at))) {
                at++;
                section++;
            } else if (note < notes.size() && rest.startsWith(letters(notes.get(note)), section)) {
                section += letters(notes.get(note++)).length();
            } else {
                return "lost at: " + wanted.substring(at, Math.min(wanted.length(), at + 80)) + " / sections have: "
                        + rest.substring(Math.min(section, rest.length()), Math.min(rest.length(), section + 80));
            }
        }
        while (note < notes.size() && rest.startsWith(letters(notes.get(note)), section)) {
            section += letters(notes.get(note++)).length();
        }
        if (section < rest.length())
            return "invented: " + rest.substring(section, Math.min(rest.length(), section + 80));
        return aside == asides.size() && note == notes.size() ? "all accounted for" : "asides never met in the source";
    }

    /** Whether the aside stands here; what is repeated on every page stands once in the sections, which come first. */
    private static boolean setAside(Aside aside, String wanted, int at, String rest, int section) {
        String text = letters(aside.text());
        return wanted.startsWith(text, at) && (aside.kind() == Kind.FOOTNOTE || !rest.startsWith(text, section));
    }

    /** Whether the moved note stands next in the sections although the source goes on with something else. */
    private static boolean moved(List<String> notes, int note, String rest, int section, String wanted, int at) {
        String next = letters(notes.get(note));
        return rest.startsWith(next, section) && !wanted.startsWith(next, at);
    }
}
