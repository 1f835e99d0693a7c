namespace ContentApi.Tests.Documents;

/// <summary>The headline and the paragraphs of an invented page, as tests of single rules put them together.</summary>
internal static class RiverPage
{
    public const string Title = "Xã ven sông trồng lại rừng dừa nước";
    public const string Lead = "Sau ba mùa bão, người dân xã Phú Hòa góp công trồng lại hơn hai mươi héc-ta dừa nước dọc bờ sông.";
    public const string Paragraph =
        "Mỗi hộ nhận chăm sóc một đoạn bờ dài năm mươi mét, tỉnh lo cây giống và trả tiền công hai năm đầu cho bà con.";
    public const string More =
        "Theo kế hoạch, đến mùa mưa sang năm cả tuyến bờ sẽ có cây, nước lớn không còn khoét chân ruộng như những năm trước.";
}
