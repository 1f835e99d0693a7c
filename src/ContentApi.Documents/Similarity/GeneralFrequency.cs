using System.Collections.Frozen;

namespace ContentApi.Documents.Similarity;

/// <summary>
/// How common folded terms are in Vietnamese news at large: shares of articles, measured in bands over 2,500 articles of general news. A
/// collection of seven knows nothing of its language yet; with this it does not take "cho biết" for a topic.
/// </summary>
internal static class GeneralFrequency
{
    /// <summary>The share of a syllable that is not listed: below a tenth of all articles, mostly far below.</summary>
    public const double OtherSyllable = 0.02;

    /// <summary>The share of a pair of syllables that is not listed.</summary>
    public const double OtherPair = 0.01;

    private static readonly (double Share, string Terms)[] SyllableBands =
    [
        (0.9, """
            anh cac cho co cong cua cung da de den do dong duoc hien khi la mot nay ngay nguoi nhan quan tai trong tu va ve voi
            """),
        (0.7, """
            an ban bao bi biet bo chi con dan dang dau day dieu dinh doi dung gia hai khong lai lam moi nam nhieu nhung noi o qua ra
            sau so su thanh the theo thi thoi thong thu tien tin tinh toi tren truoc truong van vao vi viec vu
            """),
        (0.5, """
            bat ca can canh cao cap cau chinh chu chua chuc chung chuyen cu dai danh dao di dien don du dua duong hang hanh hinh ho
            hoa hoi hon hop khac lan len lien loi luc luong ly ma mat minh nang nen nghi ngoai nguyen nha nhat nhu ong phai pham
            phan phat phong phu phuong san sang se tam tham thang thay thuc thuong tiep to tra trang tri trinh tro trung tuc tuoi
            tuong tuy vien xa xay
            """),
        (0.35, """
            ba bang ben bien binh cach cam chieu chong cuoc dam dat dia diem doan gan gay giai giam gian giao ha hieu huong huyen ke
            ket khai khien khoang khoi khu kiem kien ky le lo lon mang may mo nghe nhien nuoc phap pho phuc quoc quy quyet rang rat
            ro roi sat sinh song tac tan tang te than tich toan tong tp tran vay viet vo vua xac xu xuat y yeu
            """),
        (0.25, """
            bac bay boi buoc cai chan chat chay che chia cuc cuoi cuu dac deu doc duc gap gio gioi giu giua goi han hay hcm he het
            hoan hoang hoat hoc kha khan kho kinh lanh lap lay long luat mai manh mau me mua muc muon my nan nao neu ngan nghiem
            nghiep ngo nhau nhiem nho no nu quang quyen si ta tao tap tat tay ten thai them thiet thuoc tieng tim trai tranh tre
            trien trieu tru tung tuyen ty ung vai vong vuc xe xem xet xuong
            """),
        (0.17, """
            ai ap bai be benh bieu cang cham chau chien chuong cuong dap dem dich doanh duoi em gai gi giang gom gui hau hong hung
            huu huy khach khang lang lieu linh loai lua luan luu mac man mong ngoi ngu nguon nham nhanh nhom ninh nong nua phep phi
            phia phoi rieng sach sai sao son suc that thien thieu tho thuan tiet tieu toa tot trach trao truc truyen tuan ubnd uy
            vat vung xin
            """),
        (0.12, """
            a am ao bong buoi cat chap chet chiec chiu choi chon chuan dep dot duy ghi giay giup gop h hiem hoac hoach hom it keo
            kham khau khoa khoan kip lao lau lich luon mien nganh nghia ngoc nguy nhac nhap nhin niem nien on pha quay quen rong sn
            soat t tau thao thap thich thoai thua thuat thuy ti toc ton tram tron truy uong vang vinh von xuan xuc xuyen
            """),
    ];

    private static readonly (double Share, string Terms)[] PairBands =
    [
        (0.35, """
            cho_biet co_quan cong_an doi_voi nguoi_dan sau_khi thong_tin tuy_nhien
            """),
        (0.25, """
            cho_rang chuc_nang co_the da_co dieu_tra don_vi gia_dinh khong_co khu_vuc la_mot lien_quan luc_luong mot_so nhan_duoc
            phat_hien quyet_dinh sau_do thoi_gian thuc_hien tiep_tuc to_chuc trong_do truoc_do viet_nam vu_viec xay_ra xu_ly
            """),
        (0.14, """
            an_tinh an_toan anh_huong ban_dau bao_cao bao_ve bat_ngo ben_canh benh_vien ca_nhan cac_co can_bo canh_sat chi_dao
            chia_se cho_cac cho_nguoi chu_tich chung_toi chuong_trinh co_mat co_mot co_nhieu co_nhung co_so cong_tac cong_ty cu_the
            cua_cac cua_cong cua_minh cua_nguoi cua_ong cung_cap cung_co cung_da cung_ngay cung_nhu da_duoc dac_biet dai_dien
            dam_bao dang_duoc danh_gia dau_tien dau_tu day_la de_nghi dia_ban dia_phuong dien_ra dinh_cua do_co do_la doi_tuong
            dong_thoi du_an dua_ra dua_tin giai_quyet giam_doc giao_thong ha_noi hanh_vi hien_tai hien_truong hinh_anh hinh_su ho_so
            ho_tro hoat_dong hop_voi ket_qua khan_gia khang_dinh khi_do kho_khan khong_duoc khong_phai khong_the kiem_tra la_nguoi
            lam_ro lam_viec lanh_dao moi_nguoi mot_nguoi mot_trong nan_nhan nay_da ngay_sau ngoai_ra nguyen_nhan nha_nuoc
            nhieu_nguoi nhu_vay nhung_nguoi noi_dung ong_nguyen phap_luat phat_trien phoi_hop qua_trinh quan_chuc quan_cong quan_den
            quan_ly quoc_gia quy_dinh rat_nhieu su_dung su_viec tai_san tat_ca tham_gia thanh_pho theo_do theo_quy thoi_diem
            thong_bao tich_ubnd tien_hanh tinh_trang toan_bo tong_hop trach_nhiem trao_doi tren_dia tren_duong trieu_dong trong_khi
            trong_nhung trong_thoi trung_tam truoc_khi truong_hop va_cac va_co van_de ve_viec vi_pham voi_cac vu_an xa_hoi xac_dinh
            xay_dung xuat_hien yeu_cau
            """),
        (0.07, """
            an_da an_huyen an_ninh an_tp an_tuong ap_dung ban_than bao_chi bao_nguoi bat_dau bat_giu bay_to bi_bat bi_can bi_thu
            bi_thuong bien_phap biet_la bo_cong buc_xuc ca_hai ca_si cac_cong cac_doi cac_don cac_nha canh_do cap_cuu chi_co chi_la
            chiec_xe chinh_la chinh_phu chinh_quyen chinh_sach chinh_thuc chinh_tri cho_cong cho_den cho_hay cho_phep cho_thay
            chu_khong chu_y chua_co chua_duoc chuan_bi chung_cu chung_ta co_dau co_gai co_gang co_hoi co_lien co_nguoi co_phan co_su
            co_tinh co_van co_y con_co con_gai con_lai con_trai cong_bo cong_nghe cong_nhan cong_trinh cong_viec cua_anh cua_ba
            cua_ban cua_bo cua_chinh cua_co cua_ho cua_mot cua_nha cua_phap cung_cac cung_cho cung_khong cung_la cung_voi cuoc_song
            cuoi_cung da_bat da_bi da_dua da_lam da_nang da_ra da_tu dan_den dan_ong dang_co danh_cho dau_hieu de_co de_dieu de_lam
            de_xuat den_nay den_ngay den_viec di_chuyen dich_vu dien_bien dien_thoai dien_vien dieu_kien dieu_nay do_do do_thi
            doanh_nghiep doc_cong dong_cua dong_va dong_y du_kien du_luan dua_vao duoc_biet duoc_cho duoc_cong duoc_dua duoc_su
            duoc_thong duoc_xac gan_day gay_ra ghi_nhan gia_tri giai_doan giai_phap giam_sat hai_nguoi hanh_chinh hanh_dong
            hanh_phuc hau_qua hay_khong he_thong hien_co hien_nay hieu_qua hinh_thuc hoan_thanh hoan_toan hoi_dong hom_nay hop_dong
            huong_den ke_hoach ke_tu keo_dai ket_luan kha_nang khac_phuc khai_nhan khai_thac khi_bi khi_co khi_dang khi_duoc
            khi_nhan khoi_to khong_biet khong_chi khong_con khong_dung kiem_soat kinh_doanh kinh_te kip_thoi la_co la_do la_nhung
            lan_dau lao_dong len_tieng lien_tuc linh_vuc loi_khai luc_nay luong_chuc luong_cong ly_do ma_khong ma_tuy mac_du mang_xa
            mat_tai mau_thuan mo_rong moi_day moi_truong mong_muon mot_lan muc_dich nam_nay nam_qua nam_trong nang_da nay_co
            nay_cung nay_duoc nay_la nay_se nghe_an nghe_si nghiem_trong nghien_cuu nguoi_bi nguoi_co nguoi_da nguoi_dua nguoi_khac
            nguoi_nay nguoi_than nguon_tin nguy_co nguy_hiem nguyen_thi nguyen_van nhan_cua nhan_dan nhan_dinh nhan_manh nhan_vien
            nhanh_chong nhat_la nhiem_vu nhieu_lan nhu_the nhung_khong nhung_van noi_tieng nuoc_ngoai o_khu on_dinh phai_co phai_la
            pham_toi phan_anh phat_bieu pho_chu pho_giam phu_hop phu_nu phuc_vu phuong_an phuong_tien quan_dieu quan_he quan_tam
            quan_trong quoc_te ra_quyet ra_tai ra_vu san_xuat se_co se_duoc se_khong so_nguoi so_tien so_voi su_co su_kien suc_khoe
            tai_cac tai_cho tai_co tai_day tai_hien tai_khu tai_mot tai_nan tai_nha tai_tp tai_xa tai_xe tam_giu tap_trung tham_chi
            thanh_cong thanh_nien thanh_vien thay_doi the_gioi the_hien the_nao theo_doi theo_ong theo_thong thiet_hai thong_nhat
            thong_qua thu_tuc thu_tuong thua_nhan thuc_te thuong_mai thuong_xuyen ti_dong tich_cuc tien_cua tiep_nhan tiet_lo
            tin_ban tin_bao tin_tu tin_ve tinh_cam tinh_hinh tinh_than toi_cung toi_da toi_khong toi_se tra_lam tra_loi trai_phep
            trat_tu tren_mang trien_khai tro_lai tro_thanh tro_ve trong_cac trong_cuoc trong_luc trong_mot trong_nam trong_ngay
            trong_qua trong_so trong_viec trong_vu tru_so tru_tai truc_tiep trung_quoc trung_uong truoc_day truyen_hinh truyen_thong
            tu_do tu_nam tu_ngay tu_vong tuc_dieu tuyen_bo tuyen_duong ty_tnhh ubnd_tinh ubnd_tp ung_ho uy_ban va_cong va_duoc
            va_khong va_mot va_nguoi vai_tro van_ban van_chua van_con van_dang van_hoa van_phong van_tai vao_cuoc vao_khoang
            vao_ngay vao_thang ve_hanh ve_nha ve_toi vi_nay vi_tri vi_vay viec_nay viec_voi viec_xay vo_chong vo_cung voi_cong
            voi_gia voi_mot voi_nguoi voi_nhau voi_nhung voi_tuoi vu_tai vua_qua xac_minh xac_nhan xe_may xem_xet xet_xu y_kien
            """),
    ];

    /// <summary>The listed folded syllables with their shares.</summary>
    public static FrozenDictionary<string, double> Syllables { get; } = Table(SyllableBands);

    /// <summary>The listed pairs, folded and joined by <c>_</c>, with their shares.</summary>
    public static FrozenDictionary<string, double> Pairs { get; } = Table(PairBands);

    private static FrozenDictionary<string, double> Table((double Share, string Terms)[] bands) => bands
        .SelectMany(
            band => band.Terms.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
            (band, term) => (term, band.Share))
        .ToFrozenDictionary(entry => entry.term, entry => entry.Share, StringComparer.Ordinal);
}
