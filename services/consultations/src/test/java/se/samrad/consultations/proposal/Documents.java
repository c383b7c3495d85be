package se.samrad.consultations.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.consultations.Section;

/** The documents that tests read, and how a test looks at them. */
final class Documents {
    static final ProposalReader READER = new ProposalReader(name -> Optional.empty());

    private Documents() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream("/proposals/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProposalDocument read(String name) {
        return READER.read(name, bytes(name));
    }

    static ProposalDocument text(String name, String... lines) {
        return READER.read(name, String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static Section section(ProposalDocument document, String id) {
        return document.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section " + id));
    }

    /** One line per section: "  1.3 Title" with two blanks per level below the first. */
    static String outline(ProposalDocument document) {
        return document.sections().stream()
                .map(section -> "  ".repeat(section.level() - 1)
                        + (section.number() == null ? "" : section.number() + " ")
                        + section.title())
                .collect(Collectors.joining("\n"));
    }

    static List<String> asides(ProposalDocument document, Kind kind) {
        return document.asides().stream()
                .filter(aside -> aside.kind() == kind)
                .map(Aside::text)
                .toList();
    }

    /** Letters and digits only, which neither line breaks nor hyphens change. */
    static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
