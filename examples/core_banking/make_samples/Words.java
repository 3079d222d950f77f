import java.util.List;

/** Names that nobody bears, and places that are nowhere. */
final class Words {
    static final List<Bank.Town> TOWNS = List.of(
            new Bank.Town("Harrowgate Bay", "Coast", "10"), new Bank.Town("Millbrook Cross", "Coast", "12"),
            new Bank.Town("Saltmere", "Coast", "14"), new Bank.Town("Eastwater", "Plains", "30"),
            new Bank.Town("Fallow Green", "Plains", "33"), new Bank.Town("Thornbury Vale", "Plains", "35"),
            new Bank.Town("Upper Kestrel", "Highlands", "50"), new Bank.Town("Stonemarch", "Highlands", "52"));
    static final List<String> FEMALE = words("Ada Amelia Anna Beth Carla Clara Daria Dora Elena Ella Emma Eva"
            + " Fiona Freya Grace Hanna Ida Irene Iris Jana Julia Karin Lara Lena Lucia Maja Mara Nina Nora Olga Petra"
            + " Rita Rosa Sara Tessa Thea Vera Wanda Yara Zoe");
    static final List<String> MALE = words("Adam Albert Anton Arno Ben Boris Carl Conrad Dario David Edgar Emil"
            + " Erik Felix Frank Georg Gustav Hans Henry Hugo Ivan Jakob Jonas Karl Leo Lukas Marek Max Milan Nils Oscar"
            + " Otto Pavel Ralf Samuel Simon Theo Tobias Victor Walter");
    static final List<String> NAME_HEADS = words("Alder Ash Birch Black Brack Cald Crow Dun Elder Fen Glen Hare"
            + " Holt Kest Lang Marl Nether Oak Pen Quar Raven Sedge Thorn Under Wald Whit Yar");
    static final List<String> NAME_TAILS =
            words("bourne brook by combe croft dale den field ford grove ham hurst ley low mere moor more ridge shaw"
                    + " stead stone ton ward well wick wood worth");
    static final List<String> SHOPS = words("GREENGROCER BAKERY FUEL_STOP PHARMACY BOOKSHOP CAFE_LUMEN"
            + " HOMEWARE CINEMA ONLINE_MARKET RAILWAY SPORTS_HALL BISTRO");

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
