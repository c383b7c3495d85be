package se.samrad.responses.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says beside what its reader sees: of people, of places, and what is hidden in it. It goes along when the file is
 * published as it came.
 *
 * @param value as the file has it, at most {@value #VALUE_CHARACTERS_MAX} characters; empty where the kind says all
 */
public record Tells(Field field, String value) {
    /** What kind of thing it says. */
    public enum Field {
        /** Where a picture was taken, in degrees. */
        PLACE,
        /** Text that somebody has taken away while changes were tracked is still there. */
        DELETED_TEXT,
        /** Text that whoever reads it does not see; the value is how it begins. */
        UNSEEN_TEXT,
        HIDDEN_SHEET,
        /** The value is the sheet. */
        HIDDEN_ROWS,
        HIDDEN_COLUMNS,
        /** A whole file inside of the file. */
        ATTACHED,
        AUTHOR,
        CHANGED_BY,
        COMPANY,
        MANAGER,
        /** Who made changes that were tracked. */
        TRACKED_BY,
        /** Comments in the margin; the value is who wrote them. */
        COMMENTS_BY,
        /** Comments of which nobody says who wrote them. */
        COMMENTS,
        PHOTOGRAPHER,
        CAMERA_OWNER
    }

    private static final int VALUE_CHARACTERS_MAX = 200;
    private static final int SAID_MAX = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Tells.class);

    static List<Tells> in(FileType type, byte[] content) {
        Said said = new Said();
        said.reading(() -> {
            switch (type) {
                case DOCX, XLSX, ODT -> OfficeTells.read(content, said);
                case PDF -> PdfTells.read(content, said);
                case JPG -> PictureTells.jpeg(content, said);
                case PNG -> PictureTells.png(content, said);
                case TXT, MD -> {}
            }
        });
        said.reading(() -> {
            switch (type) {
                case DOCX ->
                    said.add(Field.UNSEEN_TEXT, WordDocument.words(content).unseen());
                case XLSX -> said.add(Field.UNSEEN_TEXT, Workbook.words(content).unseen());
                case ODT ->
                    said.add(Field.UNSEEN_TEXT, OpenDocument.words(content).unseen());
                case PDF, JPG, PNG, TXT, MD -> {}
            }
        });
        return said.all();
    }

    /** Gathers what a file says. */
    static final class Said {
        @FunctionalInterface
        interface Reading {
            void read() throws Exception;
        }

        private final Map<Field, Set<String>> said = new EnumMap<>(Field.class);

        /** Whatever cannot be read of a file is no reason not to tell the rest. */
        void reading(Reading part) {
            try {
                part.read();
            } catch (Exception | StackOverflowError e) {
                LOG.info(
                        "what a file says of itself cannot be read: {}",
                        e.getClass().getName());
            }
        }

        void add(Field field, @Nullable String value) {
            if (value == null) return;
            String line = value.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
            if (line.isEmpty()) return;
            put(field, line.length() > VALUE_CHARACTERS_MAX ? line.substring(0, VALUE_CHARACTERS_MAX) : line);
        }

        void add(Field fact) {
            put(fact, "");
        }

        private void put(Field field, String value) {
            Set<String> values = said.computeIfAbsent(field, none -> new LinkedHashSet<>());
            if (values.size() < SAID_MAX) values.add(value);
        }

        /** At most so many, and of no kind none because there is much of another. */
        List<Tells> all() {
            List<Tells> chosen = new ArrayList<>();
            List<List<Tells>> kinds = said.entrySet().stream()
                    .map(kind -> kind.getValue().stream()
                            .map(value -> new Tells(kind.getKey(), value))
                            .toList())
                    .toList();
            for (int i = 0; i < SAID_MAX; i++) {
                for (List<Tells> kind : kinds) if (i < kind.size() && chosen.size() < SAID_MAX) chosen.add(kind.get(i));
            }
            chosen.sort(Comparator.comparing(Tells::field));
            return List.copyOf(chosen);
        }
    }

    /** For whoever reads a file of which only some can be read. */
    static IOException damaged() {
        return new IOException("damaged");
    }
}
