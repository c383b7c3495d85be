package se.samrad.identity.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** Swedish or English: what was chosen ({@code ?lang=}, remembered), else what the browser prefers, else Swedish. */
@Component("localeResolver")
public class PageLanguage implements LocaleResolver, HandlerInterceptor {
    public static final Locale SWEDISH = Locale.of("sv");
    public static final Locale ENGLISH = Locale.of("en");
    static final String PARAMETER = "lang";
    private static final String COOKIE = "SAMRAD_ID_LANG";
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Cookies cookies;

    PageLanguage(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> cookies.value(request, COOKIE).flatMap(PageLanguage::named))
                .orElseGet(() -> preferred(request));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(request).ifPresent(locale -> cookies.set(response, COOKIE, locale.getLanguage(), "/", REMEMBERED));
        return true;
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(PageLanguage::named);
    }

    /** The first language of a list such as {@code en-GB sv} that we have. */
    static Optional<Locale> named(String languages) {
        for (String language : languages.split(" ", -1)) {
            switch (Locale.forLanguageTag(language).getLanguage()) {
                case "sv" -> {
                    return Optional.of(SWEDISH);
                }
                case "en" -> {
                    return Optional.of(ENGLISH);
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Locale preferred(HttpServletRequest request) {
        var locales = request.getLocales();
        while (request.getHeader("Accept-Language") != null && locales.hasMoreElements()) {
            Optional<Locale> known = named(locales.nextElement().toLanguageTag());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return SWEDISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the reader chooses the language");
    }
}
