package se.samrad.responses.registering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.Stored;
import se.samrad.contracts.consultations.Facts;
import se.samrad.contracts.consultations.Publishing;
import se.samrad.contracts.responses.Passage;
import se.samrad.contracts.responses.ResponseEvent.FileMasked;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.OneLine;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.responses.Acted;
import se.samrad.responses.ResponseKeys;
import se.samrad.responses.consulted.Consulted;
import se.samrad.responses.details.DetailStore;
import se.samrad.responses.domain.Act;
import se.samrad.responses.domain.Arrivals;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.domain.Masking;
import se.samrad.responses.domain.Prose;
import se.samrad.responses.domain.Rendition;
import se.samrad.responses.domain.Response;
import se.samrad.responses.domain.Response.Kept;
import se.samrad.responses.domain.Response.Record;
import se.samrad.responses.domain.ResponseId;
import se.samrad.responses.domain.Responses;
import se.samrad.responses.domain.SealRules;
import se.samrad.responses.files.FileStore;
import se.samrad.responses.files.Safety;
import se.samrad.responses.receipts.Receipts;
import se.samrad.responses.search.Following;
import se.samrad.responses.texts.Renditions;

/** What registrars do with a response. */
@RestController
@RequestMapping("/api/responses/{id}")
class RegisteringController {
    static final int SUBJECT_CHARACTERS_MAX = 300;
    static final int NUMBER_CHARACTERS_MAX = 100;
    private static final int PROVISION_CHARACTERS_MAX = 200;
    private static final int AUTHORITY_CHARACTERS_MAX = 200;
    static final int REASON_CHARACTERS_MAX = 1_000;

    /** @param record what came by the event of this version; null for the newest answer */
    record RegisterInput(
            @Nullable String subject,
            @Nullable String documentNumber,
            @Nullable Long record) {}

    record SecrecyInput(
            @Nullable Boolean secret,
            @Nullable String provision,
            @Nullable String authority,
            @Nullable LocalDate date,
            @Nullable List<Masking.@Nullable Wish> passages,
            @Nullable Long record) {}

    /**
     * @param file whose words the passages stand in; null for what was written
     * @param copy of the file that the office has made by itself, instead of passages
     * @param reason why it has
     */
    record RedactionsInput(
            @Nullable List<Masking.@Nullable Wish> passages,
            @Nullable Long record,
            @Nullable String file,
            @Nullable String copy,
            @Nullable String reason) {}

    /** @param record which supplement is taken down; null for the answer */
    record RetractInput(@Nullable String reason, @Nullable Long record) {}

    /**
     * @param files that were read through and may be saved by everybody; none for none
     * @param record which supplement is published; null for the answer
     */
    record PublishInput(
            @Nullable List<@Nullable String> files,
            @Nullable Long record) {}

    record ReasonInput(@Nullable String reason) {}

    private record Numbered(String documentNumber) {}

    private final Commands commands;
    private final RegisterNumbers numbers;
    private final Consulted consulted;
    private final Renditions renditions;
    private final DetailStore details;
    private final FileStore files;
    private final FileMasking masking;
    private final Receipts receipts;
    private final ResponseKeys keys;
    private final PublicationSettings publication;
    private final Following searched;
    private final Clock clock;

    RegisteringController(
            Commands commands,
            RegisterNumbers numbers,
            Consulted consulted,
            Renditions renditions,
            DetailStore details,
            FileStore files,
            FileMasking masking,
            Receipts receipts,
            ResponseKeys keys,
            PublicationSettings publication,
            Following searched,
            Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.consulted = consulted;
        this.renditions = renditions;
        this.details = details;
        this.files = files;
        this.masking = masking;
        this.receipts = receipts;
        this.keys = keys;
        this.publication = publication;
        this.searched = searched;
        this.clock = clock;
    }

    /** What every act begins with: who asks, for which response, and under which key. */
    private record Asked(ResponseId id, Kept kept, long version, Command command) {}

    private Asked asked(String id, @Nullable String key, @Nullable String ifMatch, String act, Object request) {
        Caller caller = Caller.current().require(Scopes.REGISTRAR);
        ResponseId response = ResponseId.existing(id);
        Commands.Folded<Response> folded = commands.fold(Responses.KIND, response.stream());
        if (!(folded.state() instanceof Kept kept)) throw Rejected.unknown();
        Command command = Command.of(caller.id(), Requests.optionalKey(key), Map.of("act", act, "of", request))
                .expecting(Requests.version(ifMatch));
        return new Asked(response, kept, folded.version(), command);
    }

    private ResponseEntity<Acted> written(Asked asked, Act act) {
        return Acted.of(asked.id(), of(null, asked, act, null));
    }

    private Outcome handle(Asked asked, Act act, Function<Commands.Folded<Response>, Object> answer) {
        return commands.handle(
                Responses.KIND, asked.id().stream(), asked.command(), response -> Act.decide(act, response), answer);
    }

    /**
     * First the number, then the event that says so. A crash between the two is healed by asking again: the number belongs to
     * the response. The heading is written before the event, so no registered record lacks it.
     */
    @PostMapping("/register")
    ResponseEntity<Map<String, String>> register(
            @PathVariable String id,
            @RequestBody RegisterInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "register", input);
        List<Rejected.Member> wrong = new ArrayList<>();
        String subject = Prose.line("subject", input.subject(), SUBJECT_CHARACTERS_MAX, wrong);
        if (subject == null && wrong.isEmpty()) wrong.add(new Rejected.Member("subject", "missing"));
        String typed = Prose.number("documentNumber", input.documentNumber(), NUMBER_CHARACTERS_MAX, wrong);
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        long since = input.record() == null ? asked.kept().record().since() : input.record();
        Filings.Filing filing =
                asked.kept().filings().find(since).orElseThrow(() -> Rejected.member("record", "unknown-record"));
        String number = filing.documentNumber();
        if (number == null) {
            Long expected = asked.command().expected();
            if (expected != null && expected != asked.version()) {
                throw Rejected.conflict("version-mismatch", Map.of("expected", expected, "actual", asked.version()));
            }
            number = numbers.number(asked.id(), asked.id().filing(since), typed);
            String content = receipts.content(asked.id(), filing);
            details.subject(asked.id(), content, Objects.requireNonNull(subject));
        }
        if (typed != null && !typed.equals(OneLine.number(number))) {
            throw Rejected.conflict("already-registered", Map.of("documentNumber", number));
        }
        String given = number;
        Outcome outcome = handle(asked, new Act.Register(given, since), folded -> new Numbered(given));
        return ResponseEntity.ok()
                .eTag("\"" + outcome.version() + "\"")
                .body(Map.of("documentNumber", outcome.answer(Numbered.class).documentNumber()));
    }

    @PostMapping("/assess-secrecy")
    ResponseEntity<Acted> assess(
            @PathVariable String id,
            @RequestBody SecrecyInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "assess-secrecy", input);
        SealRules.inTheOpen(written(asked, input.record()));
        List<Rejected.Member> wrong = new ArrayList<>();
        if (input.secret() == null) wrong.add(new Rejected.Member("secret", "missing"));
        String provision = Prose.line("provision", input.provision(), PROVISION_CHARACTERS_MAX, wrong);
        String authority = Prose.line("authority", input.authority(), AUTHORITY_CHARACTERS_MAX, wrong);
        LocalDate today = Deadline.day(clock.instant());
        String never = input.date() == null ? null : Arrivals.wrong(input.date(), today);
        if (never != null) wrong.add(new Rejected.Member("date", never));
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        List<Masking.Wish> wishes = input.passages() == null ? List.of() : wishes(input.passages());
        List<Passage> passages =
                wishes.isEmpty() ? List.of() : secret(asked, written(asked, input.record()), wishes, provision);
        Act.Assess assess = new Act.Assess(
                Boolean.TRUE.equals(input.secret()),
                provision,
                authority == null ? issuer(asked.id()) : authority,
                input.date() == null ? today : input.date(),
                passages,
                input.record());
        Stored text = wishes.isEmpty()
                ? null
                : written(asked, input.record()).received().text();
        return Acted.of(asked.id(), of(text, asked, assess, input.record()));
    }

    /** The places of secret passages; the marking's own provision holds for those that state none. */
    private List<Passage> secret(Asked asked, Record record, List<Masking.Wish> wishes, @Nullable String provision) {
        for (int i = 0; i < wishes.size(); i++) {
            Passage.Ground ground = wishes.get(i).ground();
            if (ground != null && ground != Passage.Ground.SECRECY) {
                throw Rejected.member("passages[" + i + "].ground", "only-secrecy");
            }
        }
        List<Masking.Wish> stated = wishes.stream()
                .map(wish -> new Masking.Wish(
                        wish.in(),
                        wish.quote(),
                        wish.occurrence(),
                        wish.start(),
                        wish.length(),
                        Passage.Ground.SECRECY,
                        wish.provision() == null ? provision : wish.provision()))
                .toList();
        Stored original = record.received().text();
        if (original == null) throw Rejected.because("nothing-written");
        return Masking.of(rendition(asked.id(), original), stated, keys.random())
                .passages();
    }

    private static Optional<Record> written(Kept kept, @Nullable Long record) {
        return kept.find(record == null ? kept.record().since() : record);
    }

    private static Record written(Asked asked, @Nullable Long record) {
        return written(asked.kept(), record).orElseThrow(() -> Rejected.member("record", "unknown-record"));
    }

    private Rendition rendition(ResponseId id, Stored text) {
        return renditions.find(id, text.sha256()).orElseThrow(() -> Rejected.unavailable("text-unavailable"));
    }

    /** Who the consultation says decides: it is their case, so it is they who assess. */
    private @Nullable String issuer(ResponseId id) {
        String issuer = consulted.known(id.consultation()).facts().issuer();
        return issuer == null || issuer.isBlank() ? null : issuer.strip();
    }

    @PostMapping("/redactions")
    ResponseEntity<Acted> redact(
            @PathVariable String id,
            @RequestBody RedactionsInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "redactions", input);
        SealRules.inTheOpen(written(asked, input.record()));
        if (input.file() != null) return maskFile(asked, input, input.file(), key);
        if (input.copy() != null) throw Rejected.member("copy", "only-with-file");
        if (input.reason() != null) throw Rejected.member("reason", "only-with-file");
        if (input.passages() == null) throw Rejected.member("passages", "missing");
        List<Masking.Wish> wishes = wishes(input.passages());
        Stored original = written(asked, input.record()).received().text();
        if (original == null) return written(asked, new Act.Mask(null, List.of(), input.record()));
        if (wishes.isEmpty()) return written(asked, new Act.Mask(original, List.of(), input.record()));
        Masking hidden = Masking.of(rendition(asked.id(), original), wishes, keys.random());
        Stored masked = renditions.put(asked.id(), hidden.rendition());
        return mask(asked, original, new Act.Mask(masked, hidden.passages(), input.record()));
    }

    private ResponseEntity<Acted> mask(Asked asked, Stored original, Act.Mask mask) {
        return Acted.of(asked.id(), of(original, asked, mask, mask.record()));
    }

    /** Neither passages nor a copy: the file as it came, with nothing in its place. */
    private ResponseEntity<Acted> maskFile(Asked asked, RedactionsInput input, String sha256, @Nullable String key) {
        Record record = written(asked, input.record());
        Stored file = FileMasking.file(record, sha256);
        List<Masking.Wish> wishes = input.passages() == null ? List.of() : wishes(input.passages());
        if (input.copy() != null && !wishes.isEmpty()) throw Rejected.member("copy", "passages-or-copy");
        if (input.copy() == null && input.passages() == null) throw Rejected.member("passages", "missing");
        Act.MaskFile mask;
        if (input.copy() != null) {
            String reason = reason(new ReasonInput(input.reason()));
            mask = masking.replacing(asked.id(), file, input.copy(), reason, key, input.record());
        } else if (input.reason() != null) {
            throw Rejected.member("reason", "only-with-copy");
        } else if (wishes.isEmpty()) {
            mask = new Act.MaskFile(sha256, input.record());
        } else {
            Facts about = consulted.known(asked.id().consultation()).facts();
            mask = masking.hiding(asked.id(), record, file, wishes, about, input.record());
        }
        return Acted.of(asked.id(), of(null, asked, mask, null));
    }

    /** For acts whose passages are places in this very text; null where there are none. */
    private Outcome of(@Nullable Stored text, Asked asked, Act act, @Nullable Long record) {
        Outcome outcome = commands.handle(Responses.KIND, asked.id().stream(), asked.command(), response -> {
            if (text != null
                    && response instanceof Kept kept
                    && !written(kept, record)
                            .map(one -> text.equals(one.received().text()))
                            .orElse(false)) {
                throw Rejected.conflict("another-response");
            }
            return Act.decide(act, response);
        });
        searched.acted(asked.id());
        return outcome;
    }

    private static List<Masking.Wish> wishes(List<Masking.@Nullable Wish> passages) {
        List<Masking.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Masking.Wish wish = passages.get(i);
            if (wish == null) throw Rejected.member("passages[" + i + "]", "missing");
            wishes.add(wish);
        }
        return wishes;
    }

    @PostMapping("/publish")
    ResponseEntity<Acted> publish(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable PublishInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "publish", input == null ? Map.of() : input);
        Long record = input == null ? null : input.record();
        List<String> named = files(input, written(asked.kept(), record).orElse(null));
        Facts facts = consulted.known(asked.id().consultation()).facts();
        boolean waits =
                facts.publishing() == Publishing.AFTER_CLOSE && !Deadline.passed(facts.closesOn(), clock.instant());
        if (waits) facts = consulted.newest(asked.id().consultation()).facts();
        Record shown = written(asked, record);
        if (shown.shown() != null) renditions.publishing(asked.id(), shown.shown());
        for (String name : named) {
            Stored words = shown.copyOf(name).map(FileMasked::text).orElse(null);
            if (words != null) renditions.publishing(asked.id(), words);
        }
        return written(
                asked,
                new Act.Publish(
                        facts.publishing(), facts.closesOn(), clock.instant(), publication.days(), named, record));
    }

    private List<String> files(@Nullable PublishInput input, @Nullable Record record) {
        List<String> named = new ArrayList<>();
        if (input == null || input.files() == null) return named;
        List<Rejected.Member> wrong = new ArrayList<>();
        for (int i = 0; i < input.files().size(); i++) {
            String sha256 = input.files().get(i);
            String member = "files[" + i + "]";
            if (sha256 == null || !Prose.isHash(sha256)) wrong.add(new Rejected.Member(member, "unknown-file"));
            else {
                Stored copy = record == null
                        ? null
                        : record.copyOf(sha256).map(FileMasked::copy).orElse(null);
                Safety safety = files.safety(copy == null ? sha256 : copy.sha256());
                if (safety == Safety.INFECTED) wrong.add(new Rejected.Member(member, "file-infected"));
                if (safety == Safety.WAITING) wrong.add(new Rejected.Member(member, "file-waits"));
                named.add(sha256);
            }
        }
        if (!wrong.isEmpty()) throw Rejected.members(wrong);
        return named;
    }

    @PostMapping("/retract")
    ResponseEntity<Acted> retract(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RetractInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "retract", input == null ? Map.of() : input);
        String reason = input == null ? null : reason(new ReasonInput(input.reason()));
        return written(asked, new Act.Retract(reason, input == null ? null : input.record()));
    }

    @PostMapping("/not-from-sender")
    ResponseEntity<Acted> disown(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ReasonInput input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Asked asked = asked(id, key, ifMatch, "not-from-sender", input == null ? Map.of() : input);
        return written(asked, new Act.Disown(reason(input)));
    }

    private static @Nullable String reason(@Nullable ReasonInput input) {
        return input == null ? null : Prose.text("reason", input.reason(), REASON_CHARACTERS_MAX);
    }
}
