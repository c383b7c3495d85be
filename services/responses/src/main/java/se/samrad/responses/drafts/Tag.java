package se.samrad.responses.drafts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.samrad.eventing.Command;

/** What tells one state of a draft from another, and nothing of what stands in it. */
final class Tag {
    private Tag() {}

    static String of(Draft draft, List<Draft.Part> parts, List<DraftFile> files) {
        String all = Stream.concat(
                        parts.stream().map(part -> part.part() + " " + part.version()),
                        files.stream().filter(DraftFile::whole).map(DraftFile::id))
                .sorted()
                .collect(Collectors.joining("\n"));
        return Command.sha256((draft.space() + "\n" + all).getBytes(UTF_8));
    }
}
