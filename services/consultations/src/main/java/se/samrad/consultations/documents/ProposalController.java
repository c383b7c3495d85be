package se.samrad.consultations.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Papers;
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
        Outcome outcome = commands.handle(
                Consultations.CONSULTATION,
                Consultations.stream(id),
                Requests.command(request, Map.of("name", upload.name(), "sha256", upload.sha256())),
                state -> Consultations.decide(today.inSweden(), command, state),
                folded -> new Kept(
                        folded.state() instanceof Consultation.Known known
                                ? known.papers().number()
                                : 0));
        return ResponseEntity.ok()
                .eTag(Requests.etag(outcome.version()))
                .body(answer(id, outcome.answer(Kept.class).proposal()));
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
