package se.samrad.consultations.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.register.Imports.Progress;
import se.samrad.consultations.register.PastedNames.Types;
import se.samrad.consultations.register.Registration.Decided;
import se.samrad.consultations.register.imports.BodyImport;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Command;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;

/** Taking lists into the register: short ones at once, long ones by work that goes on without whoever asked. */
@RestController
class ImportController {
    /** About what is done in the eight seconds that a page waits. */
    static final int AT_ONCE_ROWS_MAX = 1_000;

    private static final int BYTES_MAX = 5_000_000;
    private static final Pattern LINE = Pattern.compile("\\d{1,6}");
    private static final Pattern TYPE_OF = Pattern.compile("(\\d{1,6}):([A-Z]+)");

    /** What is done with rows that nobody has decided about. */
    enum Undecided {
        NEW,
        LEAVE
    }

    record Imported(List<Registration.Item> items) {}

    /** A row means this body. */
    record Meant(@Nullable Integer line, @Nullable String body) {}

    /**
     * What somebody has decided about rows that were left out.
     *
     * @param fresh lines of those that mean nobody in the register
     */
    record Choices(
            @Nullable List<Meant> same,
            @JsonProperty("new") @Nullable List<Integer> fresh) {
        Decided decided() {
            Map<Integer, String> meant = new TreeMap<>();
            List<Meant> given = same == null ? List.of() : same;
            for (int i = 0; i < given.size(); i++) {
                Integer line = given.get(i).line();
                String body = given.get(i).body();
                if (line == null) throw Rejected.member("same[" + i + "].line", "missing");
                if (body == null || !Ids.valid(body)) throw Rejected.member("same[" + i + "].body", "wrong-type");
                meant.put(line, body);
            }
            Set<Integer> none = fresh == null ? Set.of() : new TreeSet<>(fresh);
            if (meant.isEmpty() && none.isEmpty()) throw Rejected.member("same", "missing");
            return new Decided(meant, none, false);
        }
    }

    /** @param items those that are going on, and those that have ended lately; the newest first */
    record All(List<Progress> items) {}

    private final Registration registration;
    private final Imports imports;
    private final Decisions decisions;
    private final PastedNames names;
    private final Problems problems;

    ImportController(
            Registration registration, Imports imports, Decisions decisions, PastedNames names, Problems problems) {
        this.names = names;
        this.registration = registration;
        this.imports = imports;
        this.decisions = decisions;
        this.problems = problems;
    }

    @PostMapping("/api/bodies/imports")
    ResponseEntity<Object> imports(
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String media,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(required = false) @Nullable List<String> same,
            @RequestParam(name = "new", required = false) @Nullable List<String> fresh,
            @RequestParam(defaultValue = "NEW") Undecided undecided,
            @RequestParam(required = false) @Nullable BodyType type,
            @RequestParam(required = false) @Nullable List<String> typeOf,
            HttpServletRequest request)
            throws IOException {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        byte[] content = request.getInputStream().readNBytes(BYTES_MAX + 1);
        boolean named = isText(media);
        Types types = new Types(type, each(typeOf));
        List<BodyImport.Row> rows = named ? named(content, types) : read(media, content);
        Decided decided = new Decided(same(same), fresh(fresh), undecided == Undecided.LEAVE);
        Registration.Words words = words(request);
        if (preview) return ResponseEntity.ok(new Imported(registration.preview(rows, decided, words)));
        Command command = Requests.command(request, Command.sha256(content) + decided + (named ? types : ""));
        if (rows.size() <= AT_ONCE_ROWS_MAX) {
            return ResponseEntity.ok(new Imported(registration.register(rows, command, decided, words)));
        }
        Imports.Asked asked =
                named ? Imports.Asked.read(rows, decided) : new Imports.Asked(media, content, decided, rows.size());
        Progress begun = imports.begin(asked, command);
        return ResponseEntity.accepted()
                .location(URI.create("/api/bodies/imports/" + begun.id()))
                .body(begun);
    }

    @GetMapping("/api/bodies/imports")
    ResponseEntity<All> all() {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new All(imports.all()));
    }

    @GetMapping("/api/bodies/imports/{id}")
    ResponseEntity<Progress> one(@PathVariable String id, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        Progress progress = imports.one(id, words(request)).orElseThrow(Rejected::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(progress);
    }

    /** Decides about rows of a long list that were left out. */
    @PostMapping("/api/bodies/imports/{id}/decisions")
    ResponseEntity<Imported> decide(@PathVariable String id, @RequestBody Choices choices, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        Registration.Words words = words(request);
        Progress progress = imports.one(id, words).orElseThrow(Rejected::unknown);
        if (progress.state() != Imports.State.DONE) throw Rejected.conflict("import-going-on", Map.of("import", id));
        Decided decided = choices.decided();
        Command command = Requests.command(request, Command.sha256(id.getBytes(StandardCharsets.UTF_8)) + decided);
        return ResponseEntity.ok(new Imported(decisions.decide(id, decided, command, words)));
    }

    private Registration.Words words(HttpServletRequest request) {
        Locale language = Requests.language(request);
        boolean english = language.equals(Locale.ENGLISH);
        return (reason, swedish) -> swedish != null && !english ? swedish : problems.words(reason, language);
    }

    /** {@code <line>:<body>} each. */
    private static Map<Integer, String> same(@Nullable List<String> same) {
        Map<Integer, String> meant = new TreeMap<>();
        if (same == null) return meant;
        for (int i = 0; i < same.size(); i++) {
            String[] parts = same.get(i).split(":", 2);
            boolean good = parts.length == 2 && LINE.matcher(parts[0]).matches() && Ids.valid(parts[1]);
            if (!good) throw Rejected.member("same[" + i + "]", "wrong-type");
            meant.put(Integer.valueOf(parts[0]), parts[1]);
        }
        return meant;
    }

    private static Set<Integer> fresh(@Nullable List<String> lines) {
        Set<Integer> fresh = new TreeSet<>();
        if (lines == null) return fresh;
        for (int i = 0; i < lines.size(); i++) {
            if (!LINE.matcher(lines.get(i)).matches()) throw Rejected.member("new[" + i + "]", "wrong-type");
            fresh.add(Integer.valueOf(lines.get(i)));
        }
        return fresh;
    }

    /** {@code <line>:<type>} each. */
    private static Map<Integer, BodyType> each(@Nullable List<String> typeOf) {
        Map<Integer, BodyType> types = new TreeMap<>();
        if (typeOf == null) return types;
        for (int i = 0; i < typeOf.size(); i++) {
            Matcher each = TYPE_OF.matcher(typeOf.get(i));
            Optional<BodyType> type = each.matches() ? typed(each.group(2)) : Optional.empty();
            if (type.isEmpty()) throw Rejected.member("typeOf[" + i + "]", "wrong-type");
            types.put(Integer.valueOf(each.group(1)), type.get());
        }
        return types;
    }

    private static Optional<BodyType> typed(String name) {
        return Stream.of(BodyType.values())
                .filter(type -> type.name().equals(name))
                .findFirst();
    }

    private static boolean isText(String media) {
        return media.strip().toLowerCase(Locale.ROOT).startsWith("text/plain");
    }

    private List<BodyImport.Row> named(byte[] content, Types types) {
        try {
            return names.rows(BodyImport.text(content), types);
        } catch (BodyImport.UnreadableBodies unreadable) {
            throw refused(unreadable);
        }
    }

    private static List<BodyImport.Row> read(String media, byte[] content) {
        try {
            BodyImport file = BodyImport.read(media, content);
            if (file.problems().isEmpty()) return file.rows();
            throw Rejected.members(file.problems().stream()
                    .map(problem -> new Rejected.Member(problem.member(), problem.reason()))
                    .toList());
        } catch (BodyImport.UnreadableBodies unreadable) {
            throw refused(unreadable);
        }
    }

    private static Rejected refused(BodyImport.UnreadableBodies unreadable) {
        return switch (unreadable.reason()) {
            case "too-large", "too-many-rows" -> Rejected.tooLarge("bodies", unreadable.reason());
            default -> Rejected.because(unreadable.reason());
        };
    }
}
