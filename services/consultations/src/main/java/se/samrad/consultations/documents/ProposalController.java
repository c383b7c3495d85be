package se.samrad.consultations.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Papers;
import se.samrad.consultations.domain.SameSections;
import se.samrad.consultations.proposal.ProposalDocument;
import se.samrad.consultations.proposal.ProposalReader;
import se.samrad.consultations.proposal.UnreadableProposal;
import se.samrad.consultations.rounds.EarlierRounds;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationEvent;
import se.samrad.contracts.consultations.Proposal;
import se.samrad.contracts.consultations.Section;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.eventing.store.CommitStore;

/** The proposal: a document comes in and becomes sections; everybody can have it as it was, once it is published. */
@RestController
class ProposalController {
    /**
     * The proposal as it was read.
     *
     * @param version of the proposal; the stream's is the ETag
     */
    record Answer(
            int version,
            String name,
            String mediaType,
            long size,
            String sha256,
            boolean published,
            List<Section> sections) {}

    /** Kept with the commit: small, since the sections stand in the events beside it. */
    record Kept(int proposal) {}

    private static final int SECTIONS_MAX = 5_000;

    private final Commands commands;
    private final CommitStore commits;
    private final Today today;
    private final ProposalReader reader;
    private final ProposalFiles files;
    private final EarlierRounds rounds;

    ProposalController(
            Commands commands,
            CommitStore commits,
            Today today,
            ProposalReader reader,
            ProposalFiles files,
            EarlierRounds rounds) {
        this.commands = commands;
        this.commits = commits;
        this.today = today;
        this.reader = reader;
        this.files = files;
        this.rounds = rounds;
    }

    @PostMapping(path = "/api/consultations/{id}/proposal", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Answer> fileForm(
            @PathVariable String id,
            @RequestPart(required = false) @Nullable MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        Caller.current().require(Scopes.CASE_OFFICER);
        if (file == null) throw Rejected.member("file", "missing");
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) throw Rejected.member("file", "not-a-file-name");
        try (InputStream bytes = file.getInputStream();
                Upload upload = Upload.of(name, bytes)) {
            return file(id, upload, request);
        }
    }

    @PostMapping("/api/consultations/{id}/proposal")
    ResponseEntity<Answer> fileBody(@PathVariable String id, HttpServletRequest request) throws IOException {
        Caller.current().require(Scopes.CASE_OFFICER);
        Consultation.Known unused = known(id); // a large body for what does not exist is not read
        try (Upload upload = Upload.of(Upload.nameOf(request), request.getInputStream())) {
            return file(id, upload, request);
        }
    }

    private ResponseEntity<Answer> file(String id, Upload upload, HttpServletRequest request) {
        Consultation.Known asked = known(id);
        Papers papers = asked.papers();
        // A section that stood in the round before keeps its id, as it does from version to version.
        List<Section> before = papers.newest() == null
                ? rounds.sections(asked.facts().earlierRound())
                : papers.newest().sections();
        ProposalDocument document = read(upload, before);
        var command = new ConsultationCommand.FileProposal(
                upload.name(),
                document.mediaType(),
                upload.sha256(),
                upload.size(),
                document.sections(),
                papers.number());
        files.keep(upload.sha256(), upload.content());
        Outcome outcome;
        try {
            outcome = commands.handle(
                    Consultations.CONSULTATION,
                    Consultations.stream(id),
                    Requests.command(request, Map.of("name", upload.name(), "sha256", upload.sha256())),
                    state -> Consultations.decide(today.inSweden(), command, state),
                    folded -> new Kept(
                            folded.state() instanceof Consultation.Known known
                                    ? known.papers().number()
                                    : 0));
        } catch (Rejected rejected) {
            throw rejected.facts().containsKey(Rejected.SAVED) ? bothRead(rejected, id, upload, document) : rejected;
        }
        return ResponseEntity.ok()
                .eTag(Requests.etag(outcome.version()))
                .body(answer(id, outcome.answer(Kept.class).proposal()));
    }

    /** Whoever files too late is shown both documents as they were read: how a consultation stands has no texts of its own. */
    private Rejected bothRead(Rejected late, String id, Upload upload, ProposalDocument document) {
        Map<String, Object> facts =
                new LinkedHashMap<>(late.saved(Map.of("sections", newest(id))).facts());
        facts.put("sent", Map.of("name", upload.name(), "sha256", upload.sha256(), "sections", document.sections()));
        return Rejected.conflict(late.reason(), facts);
    }

    private List<Section> newest(String id) {
        Papers.Filed newest = known(id).papers().newest();
        return newest == null ? List.of() : newest.sections();
    }

    private ProposalDocument read(Upload upload, List<Section> before) {
        try {
            return reader.read(upload.name(), upload.content(), before);
        } catch (UnreadableProposal unreadable) {
            throw switch (unreadable.why()) {
                case BUSY -> Rejected.unavailable("busy");
                case TOO_LARGE -> Rejected.tooLarge("file", "too-large");
                case ZIP_BOMB,
                        TOO_MANY_PAGES,
                        TOO_MANY_SECTIONS,
                        SECTION_TOO_LONG,
                        UNKNOWN_TYPE,
                        NOT_WHAT_ITS_NAME_SAYS,
                        ENCRYPTED,
                        MACRO_ENABLED,
                        DAMAGED,
                        NO_TEXT,
                        TOO_SLOW -> Rejected.member("file", unreadable.reason());
            };
        }
    }

    private Answer answer(String id, int number) {
        Papers papers = known(id).papers();
        Proposal readable = papers.readable() == null ? null : papers.readable().proposal();
        boolean published = readable != null && readable.version() >= number;
        Papers.Filed newest = papers.newest();
        if (newest != null && newest.proposal().version() == number) {
            return answer(newest.proposal(), newest.sections(), published);
        }
        return earlier(id, number, published);
    }

    /** The first answer given again after a later version was filed: its sections stand in the commits. */
    private Answer earlier(String id, int number, boolean published) {
        List<Section> sections = new ArrayList<>();
        for (var commit : commits.stream(Consultations.stream(id))) {
            for (var recorded : commit.events()) {
                ConsultationEvent event =
                        Consultations.CONSULTATION.types().read(recorded.type(), recorded.schema(), recorded.data());
                if (event instanceof ConsultationEvent.SectionFiled filed && filed.proposal() == number) {
                    sections.add(filed.section());
                }
                if (event instanceof ConsultationEvent.ProposalFiled filed && filed.version() == number) {
                    Proposal proposal = new Proposal(
                            number,
                            filed.name(),
                            filed.mediaType(),
                            filed.sha256(),
                            filed.size(),
                            filed.sections(),
                            0,
                            0);
                    return answer(proposal, sections, published);
                }
            }
        }
        throw Rejected.unknown();
    }

    private static Answer answer(Proposal proposal, List<Section> sections, boolean published) {
        return new Answer(
                proposal.version(),
                proposal.name(),
                proposal.mediaType(),
                proposal.size(),
                proposal.sha256(),
                published,
                sections);
    }

    /** A section by what it is called. */
    record Named(String section, @Nullable String number, String title) {
        static Named of(Section section) {
            return new Named(section.id(), section.number(), section.title());
        }
    }

    /**
     * What the newest version has that no version before it had, and what it does not have any more.
     *
     * @param proposal number of the newest version
     */
    record Renamed(String id, int proposal, List<Named> fresh, List<Named> gone) {}

    record Said(@Nullable String section, @Nullable String was) {}

    record Same(@Nullable Integer proposal, @Nullable List<@Nullable Said> sections) {}

    @GetMapping("/api/consultations/{id}/proposal/renamed")
    Renamed renamed(@PathVariable String id) {
        Caller.current().require(Scopes.STAFF);
        Papers papers = known(id).papers();
        Papers.Filed newest = papers.newest();
        List<Section> sections = newest == null ? List.of() : newest.sections();
        List<Section> before = before(id, papers.number());
        // Of a first version nothing is new: the round before has a page of its own.
        List<Section> fresh = before.isEmpty() ? List.of() : SameSections.fresh(sections, before);
        return new Renamed(
                id,
                papers.number(),
                fresh.stream().map(Named::of).toList(),
                SameSections.gone(sections, before).stream().map(Named::of).toList());
    }

    /** Says that sections which look new are old ones under another name: the document is filed again with their ids. */
    @PostMapping("/api/consultations/{id}/proposal/renamed")
    ResponseEntity<Answer> same(@PathVariable String id, @RequestBody Same asked, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Consultation.Known unused = known(id);
        Integer proposal = asked.proposal();
        if (proposal == null) throw Rejected.member("proposal", "missing");
        Map<String, String> was = was(asked);
        List<Section> before = before(id, proposal);
        Outcome outcome;
        try {
            outcome = commands.handle(
                    Consultations.CONSULTATION,
                    Consultations.stream(id),
                    Requests.command(request, asked),
                    state -> {
                        if (!(state instanceof Consultation.Known known)) throw Rejected.unknown();
                        var file = SameSections.file(known.papers(), proposal, before, was);
                        return Consultations.decide(today.inSweden(), file, state);
                    },
                    folded -> new Kept(
                            folded.state() instanceof Consultation.Known known
                                    ? known.papers().number()
                                    : 0));
        } catch (Rejected rejected) {
            throw rejected.overtaken() ? rejected.saved(Map.of("sections", newest(id))) : rejected;
        }
        return ResponseEntity.ok()
                .eTag(Requests.etag(outcome.version()))
                .body(answer(id, outcome.answer(Kept.class).proposal()));
    }

    private static Map<String, String> was(Same asked) {
        Findings findings = new Findings();
        if (asked.sections() == null || asked.sections().isEmpty()) findings.add("sections", "missing");
        Map<String, String> was = new LinkedHashMap<>();
        findings.each("sections", asked.sections(), SECTIONS_MAX, (member, said) -> {
            if (said == null || said.section() == null) findings.add(member + ".section", "missing");
            else if (said.was() == null) findings.add(member + ".was", "missing");
            else if (was.put(said.section(), said.was()) != null) findings.add(member + ".section", "twice");
        });
        findings.orElseReject();
        return was;
    }

    /** Every section of the versions before one, as it was last; those of the very same document aside. */
    private List<Section> before(String id, int number) {
        Map<Integer, List<Section>> filed = new TreeMap<>();
        Map<Integer, String> documents = new HashMap<>();
        for (var commit : commits.stream(Consultations.stream(id))) {
            for (var recorded : commit.events()) {
                switch (Consultations.CONSULTATION.types().read(recorded.type(), recorded.schema(), recorded.data())) {
                    case ConsultationEvent.SectionFiled each ->
                        filed.computeIfAbsent(each.proposal(), version -> new ArrayList<>())
                                .add(each.section());
                    case ConsultationEvent.ProposalFiled each -> documents.put(each.version(), each.sha256());
                    default -> {}
                }
            }
        }
        Map<String, Section> before = new LinkedHashMap<>();
        filed.forEach((version, sections) -> {
            if (version >= number || Objects.equals(documents.get(version), documents.get(number))) return;
            sections.forEach(section -> before.put(section.id(), section));
        });
        return List.copyOf(before.values());
    }

    private Consultation.Known known(String id) {
        Consultation state = commands.fold(
                        Consultations.CONSULTATION, Consultations.stream(Requests.existing(id, Ids::valid)))
                .state();
        if (Consultations.on(today.inSweden(), state) instanceof Consultation.Known known) return known;
        throw Rejected.unknown();
    }

    /** The document as it was handed in: staff get the newest, everybody the newest that is published. */
    @GetMapping("/api/consultations/{id}/proposal/file")
    ResponseEntity<InputStreamResource> download(@PathVariable String id) {
        Papers papers = known(id).papers();
        return handOut(Caller.current().hasAny(Scopes.STAFF) ? papers.newest() : papers.readable());
    }

    /** The same for the open data: whoever asks gets what everybody may have. */
    @GetMapping("/api/public/consultations/{id}/proposal")
    ResponseEntity<InputStreamResource> published(@PathVariable String id) {
        return handOut(known(id).papers().readable());
    }

    private ResponseEntity<InputStreamResource> handOut(Papers.@Nullable Filed filed) {
        if (filed == null) throw Rejected.unknown();
        Proposal proposal = filed.proposal();
        InputStream bytes = files.open(proposal.sha256()).orElseThrow(Rejected::unknown);
        String disposition = ContentDisposition.attachment()
                .filename(proposal.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(proposal.mediaType()))
                .contentLength(proposal.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + proposal.sha256() + "\"")
                .body(new InputStreamResource(bytes));
    }
}
