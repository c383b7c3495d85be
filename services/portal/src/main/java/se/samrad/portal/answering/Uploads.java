package se.samrad.portal.answering;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.samrad.portal.PortalSettings;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Problem;
import se.samrad.portal.backend.StoredFile;
import se.samrad.portal.forms.Form;
import se.samrad.portal.forms.LeftOut;
import se.samrad.portal.wording.Wording;

/** Files of a form: handed over when they come, then carried along by their hash. A refused one is left out and said so. */
@Component
public class Uploads {
    /** The act that the answer is sent by, as its key tells. */
    public static final String ACT = "svar";

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final String SHA = "fil-sha";
    private static final String NAME = "fil-namn";
    private static final String SIZE = "fil-storlek";
    private static final String WAITS = "fil-vantar";
    private static final String OUT = "utelamnad-namn";
    private static final String YES = "ja";
    private static final String NO = "nej";
    private static final String WHY = "utelamnad-skal";
    private static final String UNMAILED = "utelamnad-mejlas-inte";
    private static final Pattern NOT_ONE_LINE =
            Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * A file that was received.
     *
     * @param waiting whether it is still to be looked through for malicious code
     */
    public record Got(String sha256, String name, long size, boolean waiting) {}

    private final Backend backend;
    private final PortalSettings.Files limits;

    Uploads(Backend backend, PortalSettings settings) {
        this.backend = backend;
        this.limits = settings.files();
    }

    /** Hands the files over; the form then names those that came through and those that did not. */
    public void take(Caller caller, Form form, @Nullable List<MultipartFile> files, Wording say) {
        if (files == null) return;
        // Without an account it is the key of the answer that says whose file it is.
        take(
                form,
                files,
                say,
                0,
                true,
                (name, type, bytes) -> caller.isSignedIn()
                        ? backend.upload(caller, name, type, bytes)
                        : backend.uploadFor(form.key(ACT), caller, name, type, bytes));
    }

    /** Hands a file over to where it is to be. */
    interface Hand {
        Outcome<StoredFile> over(String name, String type, InputStream bytes);
    }

    /**
     * @param there how many there are that the form does not name
     * @param carried whether the form names those that came through
     */
    void take(Form form, List<MultipartFile> files, Wording say, int there, boolean carried, Hand hand) {
        int more = there;
        for (MultipartFile file : files) {
            String given = file.getOriginalFilename();
            if (file.isEmpty() && (given == null || given.isEmpty())) continue;
            String name = bare(given);
            if (file.isEmpty()) leaveOut(form, new LeftOut(name, say.text("answer.file.empty"), true));
            else if (got(form).size() + more >= limits.perResponseMax()) {
                leaveOut(form, name, say.text("answer.file.too-many", limits.perResponseMax()));
            } else if (file.getSize() > limits.sizeMax().toBytes()) leaveOut(form, name, tooLarge(say));
            else if (send(form, file, name, say, carried, hand) && !carried) more++;
        }
    }

    private boolean send(Form form, MultipartFile file, String name, Wording say, boolean carried, Hand hand) {
        String type = file.getContentType() == null ? "application/octet-stream" : file.getContentType();
        Outcome<StoredFile> outcome;
        try (InputStream bytes = file.getInputStream()) {
            outcome = hand.over(name, type, bytes);
        } catch (IOException e) {
            LOG.warn("a file that was taken in cannot be read: {}", e.toString());
            outcome = new Outcome.Unanswered<>(null);
        }
        switch (outcome) {
            case Outcome.Done<StoredFile> done -> {
                if (carried) add(form, done.body(), name, file.getSize());
                return true;
            }
            case Outcome.Refused<StoredFile> refused ->
                leaveOut(form, new LeftOut(name, why(refused.problem(), say), isMalicious(refused.problem())));
            case Outcome.Unanswered<StoredFile> silent -> leaveOut(form, name, say.text("answer.file.interrupted"));
        }
        return false;
    }

    private static void add(Form form, StoredFile stored, String name, long size) {
        remove(form, stored.sha256());
        form.putAll(SHA, plus(form.all(SHA), stored.sha256()));
        form.putAll(NAME, plus(form.all(NAME), name));
        form.putAll(SIZE, plus(form.all(SIZE), String.valueOf(size)));
        form.putAll(WAITS, plus(form.all(WAITS), stored.isWaiting() ? YES : NO));
    }

    private static void leaveOut(Form form, String name, String why) {
        leaveOut(form, new LeftOut(name, why, false));
    }

    private static void leaveOut(Form form, LeftOut file) {
        List<LeftOut> files = leftOut(form);
        if (files.contains(file)) return; // sent again, and refused again
        form.putAll(OUT, plus(form.all(OUT), file.name()));
        form.putAll(WHY, plus(form.all(WHY), file.why()));
        List<String> unmailed = new ArrayList<>(
                files.stream().map(before -> before.unmailed() ? YES : NO).toList());
        form.putAll(UNMAILED, plus(unmailed, file.unmailed() ? YES : NO));
    }

    private String tooLarge(Wording say) {
        return say.text("answer.file.too-large", limits.size());
    }

    private String why(Problem problem, Wording say) {
        if (problem.status() == 413) return tooLarge(say);
        for (Problem.Member member : problem.members()) if (member.detail() != null) return member.detail();
        return problem.detail() == null ? say.text("answer.file.refused") : problem.detail();
    }

    private static boolean isMalicious(Problem problem) {
        return problem.members().stream().anyMatch(member -> "file-infected".equals(member.reason()));
    }

    public static List<Got> got(Form form) {
        List<String> shas = form.all(SHA);
        List<String> names = form.all(NAME);
        List<String> sizes = form.all(SIZE);
        List<String> waiting = form.all(WAITS);
        List<Got> files = new ArrayList<>();
        for (int i = 0; i < Math.min(shas.size(), Math.min(names.size(), sizes.size())); i++) {
            if (!shas.get(i).matches("[0-9a-f]{64}") || !sizes.get(i).matches("\\d{1,12}")) continue;
            boolean waits = i < waiting.size() && waiting.get(i).equals(YES);
            files.add(new Got(shas.get(i), bare(names.get(i)), Long.parseLong(sizes.get(i)), waits));
        }
        return files;
    }

    public static List<LeftOut> leftOut(Form form) {
        List<LeftOut> files = new ArrayList<>();
        List<String> names = form.all(OUT);
        List<String> reasons = form.all(WHY);
        List<String> unmailed = form.all(UNMAILED);
        for (int i = 0; i < Math.min(names.size(), reasons.size()); i++) {
            boolean stays = i < unmailed.size() && unmailed.get(i).equals(YES);
            files.add(new LeftOut(bare(names.get(i)), reasons.get(i), stays));
        }
        return files;
    }

    /** Takes a file away again. */
    public static void remove(Form form, String sha256) {
        List<Got> left =
                got(form).stream().filter(file -> !file.sha256().equals(sha256)).toList();
        form.putAll(SHA, left.stream().map(Got::sha256).toList());
        form.putAll(NAME, left.stream().map(Got::name).toList());
        form.putAll(SIZE, left.stream().map(file -> String.valueOf(file.size())).toList());
        form.putAll(WAITS, left.stream().map(file -> file.waiting() ? YES : NO).toList());
    }

    /** Takes the notice of a refused file away. */
    public static void forget(Form form) {
        form.putAll(OUT, List.of());
        form.putAll(WHY, List.of());
        form.putAll(UNMAILED, List.of());
    }

    /** Browsers of old sent whole paths, and marks of direction show another ending than there is. */
    private static String bare(@Nullable String name) {
        if (name == null) return "fil";
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String line = NOT_ONE_LINE.matcher(last).replaceAll("").strip();
        return line.isEmpty() ? "fil" : line;
    }

    private static List<String> plus(List<String> texts, String text) {
        List<String> more = new ArrayList<>(texts);
        more.add(text);
        return more;
    }
}
