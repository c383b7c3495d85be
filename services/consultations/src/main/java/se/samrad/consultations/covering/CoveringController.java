package se.samrad.consultations.covering;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Invitation;
import se.samrad.consultations.domain.Invitations;
import se.samrad.contracts.Deadline;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.Facts;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Requests;

/** Hands out the covering memo. It says nothing that the public pages do not, so whoever has the letter gets it. */
@RestController
class CoveringController {
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Commands commands;
    private final Today today;
    private final String baseUrl;

    CoveringController(Commands commands, Today today, @Value("${samrad.base-url}") String baseUrl) {
        this.commands = commands;
        this.today = today;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/api/public/consultations/{id}/bodies/{body}/memo.docx")
    ResponseEntity<byte[]> memo(
            @PathVariable String id,
            @PathVariable String body,
            @RequestParam(name = "lang", required = false) @Nullable String lang,
            HttpServletRequest request) {
        Locale language = lang == null ? Requests.language(request) : Locale.of(lang.equals("en") ? "en" : "sv");
        Facts about = about(Requests.existing(id, Ids::valid));
        Invitation invitation = commands.fold(
                        Invitations.INVITATION, Invitations.stream(id, Requests.existing(body, Ids::valid)))
                .state();
        String page = baseUrl + (english(language) ? "/en" : "") + "/remisser/" + id;
        CoveringMemo memo = switch (invitation) {
            case Invitation.Sent sent -> memo(about, sent.invitee(), sent.ownLastDay(), page, body, language);
            case Invitation.Declined declined ->
                memo(about, declined.invitee(), declined.ownLastDay(), page, body, language);
            case Invitation.Listed listed -> throw Rejected.unknown();
            case Invitation.Unlisted unlisted -> throw Rejected.unknown();
            case Invitation.None none -> throw Rejected.unknown();
        };
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename((english(language) ? "covering-memo-" : "tjansteskrivelse-") + body + ".docx")
                .build();
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .cacheControl(CacheControl.noCache())
                .body(memo.docx());
    }

    private static CoveringMemo memo(
            Facts about,
            Invitation.Invitee invitee,
            @Nullable LocalDate ownLastDay,
            String page,
            String body,
            Locale language) {
        LocalDate lastDay = Objects.requireNonNull(Deadline.lastDay(about.closesOn(), ownLastDay));
        return new CoveringMemo(about, invitee.name(), lastDay, page, page + "/inbjudan/" + body, language);
    }

    private static boolean english(Locale language) {
        return language.getLanguage().equals("en");
    }

    /** What is not public yet does not exist here. */
    private Facts about(String id) {
        Consultation state = commands.fold(Consultations.CONSULTATION, Consultations.stream(id))
                .state();
        return switch (Consultations.on(today.inSweden(), state)) {
            case Consultation.Open open -> open.facts();
            case Consultation.Closed closed -> closed.facts();
            case Consultation.Cancelled cancelled -> throw Rejected.unknown();
            case Consultation.Planned planned -> throw Rejected.unknown();
            case Consultation.None none -> throw Rejected.unknown();
        };
    }
}
