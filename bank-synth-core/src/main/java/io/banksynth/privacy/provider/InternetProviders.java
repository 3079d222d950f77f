package io.banksynth.privacy.provider;

import java.util.List;
import java.util.stream.Stream;

/** Addresses of the internet: of domains and networks that are kept for examples (RFC 2606, 5737, 3849). */
final class InternetProviders {
    private static final String HEX = "0123456789abcdef";
    private static final String[] DOMAINS = {
        "mail.example", "post.example", "inbox.example", "letters.example", "web.example", "home.example", "net.example"
    };

    private InternetProviders() {}

    static List<Provider> all() {
        return Stream.of(mail(), names(), networks(), hashes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Provider> mail() {
        return Stream.of(
                        "email",
                        "safe_email",
                        "free_email",
                        "ascii_email",
                        "ascii_safe_email",
                        "ascii_free_email",
                        "company_email",
                        "ascii_company_email")
                .map(name -> new Provider(
                        name,
                        Provider.Use.IDENTIFIES,
                        name.contains("company") ? InternetProviders::companyMail : InternetProviders::personalMail))
                .toList();
    }

    private static Template.Builder personalMail(Pools pools, String locale) {
        return local(pools, locale).literal("@").add(Pools.of(DOMAINS));
    }

    private static Template.Builder companyMail(Pools pools, String locale) {
        return local(pools, locale)
                .literal("@")
                .add(Slot.COMPANY, pools.plain(PoolKind.COMPANY, locale))
                .literal(".example");
    }

    /** {@code ada.glenridge42}. */
    private static Template.Builder local(Pools pools, String locale) {
        return Recipes.text()
                .add(Slot.FIRST_NAME, Recipes.plainFirstNames(pools, locale))
                .literal(".")
                .add(Slot.LAST_NAME, Recipes.plainLastNames(pools, locale))
                .add(new Part.Serial(Part.Literal.of(""), Part.Digits.of(1, 99, 0)));
    }

    private static List<Provider> names() {
        return List.of(
                new Provider(
                        "user_name",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .add(
                                        Slot.FIRST_NAME,
                                        new Part.Gendered(
                                                p.initials(PoolKind.FEMALE_FIRST_NAME, l),
                                                p.initials(PoolKind.MALE_FIRST_NAME, l)))
                                .add(Slot.LAST_NAME, Recipes.plainLastNames(p, l))
                                .add(new Part.Serial(Part.Literal.of(""), Part.Digits.of(1, 99, 0)))),
                new Provider("domain_word", Provider.Use.DESCRIBES, (p, l) -> domain(p, l)),
                new Provider(
                        "domain_name",
                        Provider.Use.DESCRIBES,
                        (p, l) -> domain(p, l).literal(".example")),
                new Provider(
                        "hostname",
                        Provider.Use.DESCRIBES,
                        (p, l) -> domain(p, l).literal("-").digits(2).literal(".example")),
                Recipes.words("free_email_domain", DOMAINS),
                Recipes.words("safe_domain_name", "example.org", "example.com", "example.net"),
                Recipes.words("tld", "example"),
                new Provider("url", Provider.Use.DESCRIBES, (p, l) -> url(p, l).literal("/")),
                new Provider(
                        "uri",
                        Provider.Use.DESCRIBES,
                        (p, l) -> url(p, l)
                                .literal("/")
                                .add(p.plain(PoolKind.WORD, l))
                                .literal(".html")),
                new Provider(
                        "uri_path",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(p.plain(PoolKind.WORD, l))
                                .literal("/")
                                .add(p.plain(PoolKind.WORD, l))),
                new Provider(
                        "slug",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(p.plain(PoolKind.WORD, l))
                                .literal("-")
                                .add(p.plain(PoolKind.WORD, l))
                                .serial("-")),
                new Provider(
                        "file_name",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(p.plain(PoolKind.WORD, l))
                                .serial("_")
                                .literal(".")
                                .add(p.listed(PoolKind.FILE_EXTENSION, l))),
                Recipes.listed("file_extension", PoolKind.FILE_EXTENSION),
                Recipes.listed("mime_type", PoolKind.MIME_TYPE),
                Recipes.listed("user_agent", PoolKind.USER_AGENT),
                Recipes.words("http_method", "GET", "POST", "PUT", "DELETE", "HEAD", "PATCH"));
    }

    private static Template.Builder domain(Pools pools, String locale) {
        return Recipes.text()
                .add(Slot.COMPANY, pools.plain(PoolKind.COMPANY, locale))
                .serial("-");
    }

    private static Template.Builder url(Pools pools, String locale) {
        return Recipes.text()
                .literal("https://www.")
                .add(Slot.COMPANY, pools.plain(PoolKind.COMPANY, locale))
                .serial("-")
                .literal(".example");
    }

    private static List<Provider> networks() {
        Part octet = Part.Digits.of(0, 256, 0);
        Part host = Part.Digits.of(1, 254, 0);
        return List.of(
                new Provider(
                        "ipv4",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .literal("10.")
                                .add(octet)
                                .literal(".")
                                .add(octet)
                                .literal(".")
                                .add(host)),
                new Provider(
                        "ipv4_private",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .literal("10.")
                                .add(octet)
                                .literal(".")
                                .add(octet)
                                .literal(".")
                                .add(host)),
                new Provider(
                        "ipv4_public",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Pools.of("192.0.2.", "198.51.100.", "203.0.113."))
                                .add(host)),
                new Provider("ipv6", Provider.Use.DESCRIBES, (p, l) -> {
                    Template.Builder text = Recipes.text().literal("2001:db8");
                    for (int i = 0; i < 6; i++) {
                        text.literal(":").add(Part.Letters.of(HEX, 4));
                    }
                    return text;
                }),
                new Provider("mac_address", Provider.Use.IDENTIFIES, (p, l) -> {
                    Template.Builder text = Recipes.text().literal("02");
                    for (int i = 0; i < 5; i++) {
                        text.literal(":").add(Part.Letters.of(HEX, 2));
                    }
                    return text;
                }),
                new Provider(
                        "port_number",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text().add(Part.Digits.of(1024, 64512, 0))));
    }

    private static List<Provider> hashes() {
        return List.of(
                new Provider(
                        "uuid4",
                        Provider.Use.IDENTIFIES,
                        (p, l) -> Recipes.text()
                                .add(Part.Letters.of(HEX, 8))
                                .literal("-")
                                .add(Part.Letters.of(HEX, 4))
                                .literal("-4")
                                .add(Part.Letters.of(HEX, 3))
                                .literal("-")
                                .add(Part.Letters.of("89ab", 1))
                                .add(Part.Letters.of(HEX, 3))
                                .literal("-")
                                .add(Part.Letters.of(HEX, 12))),
                hash("md5", 32),
                hash("sha1", 40),
                hash("sha256", 64),
                new Provider(
                        "password",
                        Provider.Use.DESCRIBES,
                        (p, l) -> Recipes.text()
                                .add(Part.Letters.of("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 5))
                                .add(Pools.of("!", "$", "%", "&", "*", "+", "_"))
                                .add(Part.Letters.of("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 5))));
    }

    private static Provider hash(String name, int characters) {
        return new Provider(name, Provider.Use.IDENTIFIES, (p, l) -> {
            Template.Builder text = Recipes.text();
            for (int i = 0; i < characters; i += 8) {
                text.add(Part.Letters.of(HEX, 8));
            }
            return text;
        });
    }
}
