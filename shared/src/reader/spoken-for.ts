import type { Intent } from '#reader/rules/rule.ts'

// Written by `tests/reader/learn-words.ts`: the stems that speak for an intent, the loudest first.

export const spokenFor: readonly (readonly [Intent, number, string])[] = [
  [
    'already_paid',
    4,
    '#0_cedo #1_revise #3_#1 #3_por aca_el acabei acabei_de acabo acabo_de adjunt adjunt_compro adjunt_el ahi_esta alread alread_paid anexo attach been_paid buenas_ya cedo che_fijate check_your compro compro_de compro_em confer confer_ahi cuota de_transf deposi_#3 done el_compro el_ticket el_vouche em_anexo envio envio_el esta_pago eu_ja fijate fiz_a fiz_o foi_pago foto hecho herman hice hice_el hice_la hola_ya i_alread i_sent it_#3 ja_esta ja_foi ja_mandei ja_quitei just_paid la_foto le_envio le_hice le_paguei made mandei mandei_o o_compro pago_#3 pago_realiz pagou pague pague_#3 paguei paguei_#0 paguei_#3 paid_#3 paid_it paid_this paymen_#3 por_nequi quedo_el quitei realic receip recibo revise revise_por screen see see_attach segue segue_o sent sent_the sent_you si_ya soport su_cuenta this_was ticket transf_#3 va_el veci_ya vouche was_paid ya_esta ya_fue ya_hice ya_le ya_pague ya_paguei ya_quedo ya_realic ya_se',
  ],
  [
    'already_paid',
    3,
    '#3 care care_of el_oxxo eso_ya esta_pagado feito fiz fue hecha ja ja_paguei just le_mando listo mando_el mando_la oxxo paid por_#1 que_ya quedo recien transf_por veci ya ya_te',
  ],
  [
    'already_paid',
    2,
    '#3_no #6 a_su a_transf aca ahi ahi_te been bien boleto che check contad de_pagar dejo del deposi_le desde desde_#3 dia_#0 efecti el_deposi el_dia el_pago el_spei en_efecti esse_boleto esta_la fazer_o foi foi_feito has has_been hecha_la i_paid i_transf joao la_consig la_transf les lo_cancel lo_deposi nequi no_le o_pagame of_it pagado para_voce parce paso_el paymen pix_#0 pix_para po r$ r$_#1 realiz realiz_el receiv senori spei te_dejo te_pague throug tu va was ya_cancel ya_lo yo_ya you_the your_accoun',
  ],
  [
    'already_paid',
    1,
    "abonar accoun boa boa_tarde buenas caball confir corres de_la dinhei en_el eso essa_divida esta fazer he hola i've i_have i_just is_the jefe la_plata le_deposi le_transf mande mi_deuda o o_boleto o_pix oiga paid_#0 pix plata_#0 reais_#0 senor settle should su tarde te_lo te_paso that's the_money the_paymen transf transf_#0 transf_#1",
  ],
  [
    'anger',
    4,
    "a_denunc absurd aburri aburri_con abusiv abuso acoso angryf callin callin_my chinga compan crooks de_respet denunc esto esto_es ever falta_de ferrar harass harass_i'm i'm_callin is_harass isso_e ladroe ladron ladron_los los_voy madre me_tienen na_procon no_sean no_tienen on_you palhac people people_are podrid procon que_son report report_you respet ridicu saco sao sao_uns se_ferrar sean shame shame_on sick_of sinver son son_unos the_worst this_is tienen unos unos_ladron unos_sinver uns uns_ladroe ustede_son vai vao vayans vayans_a vergon vergue voces_sao worst ya_me you're you_people",
  ],
  [
    'anger',
    3,
    'a_su are asi being day de_voces dias es_un es_una hablar lawyer lo_mismo mismo muito my_lawyer of_a proces que_falta sick uma ustede voy voy_a ya_po',
  ],
  [
    'anger',
    2,
    "a_la all are_you dejen dejen_de essa_cobran going_to hasta i'm i'm_going i've is_the isso los na of on oye reclam solo trabal tu voces",
  ],
  [
    'anger',
    1,
    'al con con_ustede del essa going how i_will is las les messag molest muy pasa po que so this um una vou you',
  ],
  [
    'ask_info',
    4,
    "a_chave a_que alias atuali atuali_por bank bank_detail boleto_atuali cbu chave chave_pix clabe com_os con_intere conta_eu could_you cual cual_es cuando_vence cuanto cuanto_debo cuanto_es cuanto_seria cuenta cuenta_le cuenta_por date de_cuenta detail detail_please detall_de do_i due due_date el_alias el_cbu el_link en_total envia enviar_el es_esa es_la factur_me how how_much i_owe la_clabe la_cuenta link link_de los_datos manda manda_o mandas me_envia me_manda me_mandas me_pasa me_pasas me_passa me_regala me_the me_your much much_do necesi_la para_transf pasame pasame_el pasas passa passa_a pendie puede_enviar qual qual_conta qual_e qual_o quanto quanto_esta que_cuenta que_debo que_dia que_factur que_numero que_tengo reenvi regala regala_el resend resend_the saldo send_me send_the seria tengo_pendie the_accoun the_bank the_due the_link the_total this_for total vence what's what's_the what_is where where_do which you_resend you_send your_bank",
  ],
  [
    'ask_info',
    3,
    'balanc can_you conta cuando datos de_que detall el_detall el_saldo es_el es_lo invoic is_this necesi numero_de o_boleto o_valor of_the os_juros owe the_invoic what',
  ],
  [
    'ask_info',
    2,
    'accept accoun aceita acepta ainda boleto cartao colabo confir_el could credit davipl de_la de_quien de_voces debo deuda devo do do_you donde e_a efecti el_monto el_nequi el_numero en_efecti enviar es esta_la estao eu_deposi eu_mando factur fatura ficou final hasta hasta_que i_transf intere is_it is_the juros la_deuda la_factur le_debo left lo_que make_a mandar mandem me_llegou me_podria me_puede mes mi_deuda monto nequi nombre nome nota os para_pagar pasa plazo poder poder_pagar por_favor por_que quando que_es que_le que_se quem_esta send tengo_el the_balanc this_invoic valor what_i when you_accept zelle',
  ],
  [
    'ask_info',
    1,
    'a_pagar a_paymen again can can_i con_el confir de_mi de_pago es_mi esa_deuda essa_cobran esse_boleto favor i_pay is llegou me_estan me_mandar name o oye para pix pix_de please pode podria posso_pagar puede que quem should take te_yapeo the the_amount the_money yapeo your',
  ],
  [
    'ask_installments',
    4,
    '#1_#4 #4 a_poco a_un a_vista abonar abonar_#1 acordo acuerd_de alguna aos aos_poucos can_we chance_de conven conven_de could_i cuotas da_chance da_para dar_facili de_a de_pagos descon descon_para descue discou dividi dividi_em em_vezes em_x en_cuotas en_pagos en_partes facili gustar hacen hacer hacer_un hay_alguna i_do in_instal ir ir_pagand irle like like_to llegar llegar_a los_intere me_da me_gustar me_hacen me_pueden mitad_despue ofrece pagand pagand_aos pagand_de pagar_em pagar_en pagar_la pagar_todo pagarl_en pagos para_dividi para_parcel parcel parcel_em partes pay_#4 pay_half pay_in paymen_plan plan plan_de poco podemo podemo_hacer por_partes posso_ir poucos puede puede_dar puede_hacer puede_pagar pueden puedo_abonar puedo_ir queria queria_renego quero_parcel quiero_pagar quisie quita rebaja refina renego se_puede set set_up si_pago split split_it tem_como um_descon un_acuerd un_conven un_descue un_plan up_a vista we_split work_out would would_you x y_la',
  ],
  [
    'ask_installments',
    3,
    'a_paymen accept aceita acepta acuerd agree and_pay any arregl can can_i cartao chance consig_pagar contad could da dar dar_#1 de_pago descon_a despue down down_and em faz hay i_pay in_full instal is_it it_all la_deuda le_puedo me_podria me_puede mitad_#0 negoci of_a over pagar_#1 pago_de pay_the podria posso posso_pagar puedo puedo_dar puedo_pagar puedo_pagarl te_puedo tem tirar um up vezes we you_accept',
  ],
  [
    'ask_installments',
    2,
    '#0_lo #1_y all amount can_pay can_you divida do_#1 do_you dos duas duas_vezes en essa_divida fazer financ full give_me half half_#0 in intere it_off juros la_mitad mitad months nao_consig necesi os_juros out pagar pagarl para pay_#1 pay_it plazo por_#1 quero quiero si solo the_amount uma un veces y_el',
  ],
  [
    'ask_installments',
    1,
    "#0_and #1 can't_pay conseg consig deuda do el_resto give i_can't les liquid o_resto on os pago_todo para_pagar pay paymen rest resto se settle the_rest una voces work",
  ],
  [
    'dispute',
    4,
    "acuerd_con ago agreed algo algo_que amount_is bill cancel_o cancel_that cargo charge charge_me charge_twice cobran_algo cobran_de cobrar com_defeit compra compre_nada con_ustede concor concor_com contra contra_con contra_nada correc corres de_acuerd de_mas debo_eso debo_nada defeit devolv di di_de didn't disput disput_this don't_owe dos_veces el_cobro el_contra el_pedido el_produc el_servic entreg entreg_el error es_correc es_mia esa_factur ese_cobro ese_monto ese_servic ese_valor eso_no essa_compra esse_valor esta_errado esta_mal estan_cobran estoy_de eu_cancel factur_esta fiz_essa for_someth goods i_cancel i_didn't i_never i_return i_was is_wrong isso_nao llegou me_cobran me_corres me_estan me_factur mia months_ago nada nao_concor nao_devo nao_foi nao_recebi never never_got never_receiv no_contra no_corres no_debo no_pedi no_recono not_my not_paying nunca nunca_compre nunca_me o_produt order ordere owe_this pagar_algo paying_for pedi pedido produc produc_no produt produt_veio receiv_the recono return servic_#5 someth someth_i that's_not that_servic the_goods this_charge twice un_error valor_esta valor_nao veio veio_com we_agreed you_charge",
  ],
  [
    'dispute',
    3,
    "anythi cobran combin compre con_el devo dos duas duas_vezes esa_deuda ese eso estan me_llegou mercad months monto nao_vou no_es no_estoy no_voy o_servic que_no recebi receiv reclam servic that's valor veces what_i yo yo_no",
  ],
  [
    'dispute',
    2,
    "#5_no a_pagar acuerd agree am am_i amount arregl baja being cancel_el cobro com com_voces comple contes credit cualqu cualqu_cosa de_baja de_donde de_mandar debo deuda don't e_meu e_nao el_monto en_la errado es_lo es_mio es_un es_una esa essa essa_cobran essa_divida esse estao eu_nao factur fatura faz fiz foi foi_feito from_you fui han hasta_que i'm_not i_don't isn't isso lo_mismo lo_que mal me_han mio mismo nadie nao_e no_le no_lo not nota o_valor of_the owe paying por_que porque porque_no que_foi que_ya quebra quedam quiero recibi should_be the_amount there' this_invoic ustede want was were with with_the ya_cancel ya_lo yo_ya",
  ],
  [
    'dispute',
    1,
    "a_mi cancel con cosa de_mi detall divida donde el_detall es es_de es_mi eso_ya esse_boleto feito for from fue got got_the hasta he i i_paid instal intere invoic juros la_factur le_debo llego lo mi_deuda minha nao ningun no no_he on que_me respon should so tem that the_invoic this this_isn't tiene um up vezes voces vou_pagar we what wrong",
  ],
  [
    'hardship',
    4,
    "#0_sorry a_poder afford afford_it and_i ando ando_muy ando_sin aperta apreta as_coisas atraso can't can't_afford can't_make chamba coisas com_remedi como_pagar como_pagarl compli compli_#5 condic condic_de corto corto_de de_plata desemp difici discul_pero don't_have dura echaro econom el_hospit empreg en_este enferm_y esta_compli esta_difici esta_feia esta_intern esta_muy este_moment estou_conseg estou_desemp estou_sem estoy_pasand estoy_sin feia filho gastar gastar_tudo gastos going_throug had han_pagado have_no hospit hours i'm_in i_can't i_had i_lost imposi in_the intern is_tight job la_cosa laburo lost lost_my mae mae_esta mama mango me_alcanz me_compli me_echaro me_ha me_quede meu_filho mi_mama minha_mae moment money_is muchos muchos_gastos muy muy_apreta muy_mal my_hours my_job nao_estou nao_tenho negoci_esta ni_para no_tengo nothin of_work out_of pagarl_#0 pagart pasand pasand_por pega pega_no perdi perdi_meu perdi_o peso plata_#5 por_una que_gastar quede quede_sin really remedi salari_atraso sem_dinhei sin_chamba sin_laburo sin_pega sin_trabaj sin_un situac situac_econom situac_esta strugg tengo_a tengo_como tengo_dinero tengo_ni tengo_plata tengo_un tenho tenho_como the_moment throug_a tight tive tive_que trabaj_no tudo_com tuve tuve_un un_mango un_peso una_situac we're y_no",
  ],
  [
    'hardship',
    3,
    "alcanz at_the broke busine can't_pay como conseg conseg_pagar del_trabaj dinero dinhei en_una enferm estou estoy financ ha he i_have la_pega meu_salari minha ni no_hay no_he no_llego no_money no_puedo pagar_#5 plata poder quebra salari se_me tengo throug trabaj",
  ],
  [
    'hardship',
    2,
    "#0_no #3_no a_mi able able_to al_medio anythi as been causa cosa de_donde de_pagar del desde_#3 down down_and el_dinero el_local el_sueldo en_el en_la estao estoy_en everyt ficou fui going grana guita han has has_been have i'm_broke i've in ingres left llego local local_y make make_the mal me_han meu mi_trabaj money muchas muito my nao_consig nao_vou negoci nenhum no_estoy no_pude no_voy out pagarl pago_de para_pagar pay_#5 plata_po poder_pagar proble pude puedo_#0 puedo_pagarl sem sem_grana ser sick sin sorry sueldo sueldo_y tirar to_pay trabal una vou_conseg were with work",
  ],
  [
    'hardship',
    1,
    "#5 and any at bien con_el con_mi consig_pagar de_mi desde discul don't donde en esta got have_it hay i'm i_don't i_just jefe la_plata madre me_mandar medio mercad mi no no_me o_servic pagado pagar_#0 pay_#0 pero plata_#0 puedo the_money the_paymen tudo un va vai",
  ],
  [
    'other',
    4,
    'am am_i are_you bem bom_dia feliz gracia habla hi luego obriga ok ok_gracia quem quem_e quien quien_habla respon te_respon thanks tudo_bem who who_am who_is',
  ],
  [
    'other',
    3,
    "back beleza bom buen buen_dia buenas_tardes de_quien dias esta_faland faland hablar hola hola_buenas is_this llamo mornin muchas oi quem_esta quien_es talk tardes who's",
  ],
  [
    'other',
    2,
    "#0_nao are boa buenas call contes dale despue do_you en_una esta_bom fala i'll_get k#0 listo noite perdon recebi recibi recien sim tardes_#0 tengo_el to_you trabal you_#0 you_have",
  ],
  ['other', 1, '#0_no a_que at dia escrib estou estoy_en hora me_escrib posso sorry tienen to tudo una voce work'],
  [
    'promise_to_pay',
    4,
    "#0_eu #0_faco #0_i'll #0_le #0_me #0_pago #0_sem #0_sin #0_te #1_#0 a_primer abono acerto cobro_y demora discul_la doy eu_acerto eu_faco eu_pago eu_te faco_o get_paid giro hago hago_la i'll i'll_have i'll_pay i'll_send le_cancel le_pago me_pagan pagan pago_#1 pago_tudo pay_you primer primer_hora promis que_#0 sem_falta send_it sin_falta te_cancel te_hago te_pago then will_pay y_#0 y_le y_te",
  ],
  [
    'promise_to_pay',
    3,
    "#0 #0_#0 #0_#1 #0_ahi #0_ainda #0_but #0_cai #0_cancel #0_cobro #0_con #0_cuando #0_deposi #0_e #0_esta #0_for #0_i #0_paso #0_pode #0_por #0_promis #0_que #0_queda #0_recebo #0_sim #0_so #0_will #0_works #0_y #1_te #5_as #5_eu #5_le #5_te #6_te a_mas a_noite a_ultima abono_#1 acerto_tudo aguant and_#1 and_the as_i assim assim_que at_#0 bancam be_able be_paid but but_#0 cai cai_meu can_do cancel_#0 cancel_todo cash clear cobre cobre_te cobro_#0 compro_a consig_#1 cuando_me dame dame_#0 de_#1 de_reais deixar demas deme deposi_#1 deposi_jefe deposi_las deposi_los deposi_os deposi_r$ doy_#0 doy_#1 drop drop_off e_eu e_ja en_cuanto ese_dia espera espera_#0 eu_quito eu_recebe eu_resolv faco faco_a falta_le falta_te first first_thing for_me for_sure get_my get_that hago_el hare hora hora_le hora_te i'll_clear i'll_transf i_can i_get i_promis it'll it'll_be it_then it_to la_demora la_guita la_tardan la_tienda las_#1 latest le_abono le_doy le_giro le_hago le_liquid le_llevo le_paso le_quedo le_tengo let let_me liquid_todo llevo lo_doy lo_pago los_#1 los_otros mandar_#1 mando_#1 mando_metade mando_o mas_#0 mas_tardar me_#0 me_compro me_deposi me_i'll me_paguen metade metade_#0 meu_pagame my_check na_sua nesse nesse_dia no_#0 no_pasa no_te ok_#0 os_#1 otros otros_#1 pagame_e pagamo pagan_#0 pagan_y pagare pagare_#0 pago_#0 pago_lo pago_los pago_sin paguen paso paso_#0 paso_#1 paso_a passo pay_then paying_#0 pe pena pero_#0 pode_deixar pode_ser preocu promet promet_que que_eu que_pena queda quito recebo recebo_#0 resolv resolv_isso rest_#0 rest_at resto_#0 sale sale_#0 se_preocu sendin_it si_#0 so_i'll soles spei_de su_pago sua sua_conta sure tardan tardan_#0 tardar tardar_#0 te_deposi te_liquid te_mando te_pagar tengo_la the_cash thing tienda tranqu transf_los transf_todo ultima ultima_hora vou_fazer vou_te will will_make will_send will_settle works works_for y_#1 yes yo_le you'll you'll_have you_#1 you_#5",
  ],
  [
    'promise_to_pay',
    2,
    '#0_#6 #0_a #0_and #1 be caball can_pay cancel_la deposi deposi_#0 el_resto eu falta get give give_me going_to have_it i_will it_#0 la_mitad las le le_consig le_deposi le_transf liquid mando mitad o_resto pagame pagar_#0 pago pago_todo paid_#0 pay_#0 pay_#1 paymen_#0 perdon pero pix_de pode reais reais_#0 rest resto sendin te te_lo te_paso te_transf te_yapeo the_rest to_you todo transf_#0 transf_#1 vou_pagar y yapeo you_#0',
  ],
  [
    'promise_to_pay',
    1,
    "#0_lo #0_nao #1_y #5 #5_no #6 a_transf able able_to ahi_te ainda cancel causa check cobro comple confir dale dejo dia dia_#0 discul do_#1 e_o el_nequi el_spei el_sueldo esta_bom fazer_o full guita half half_#0 i'll_get i'm_going it it_off jefe la_transf money_#0 noite o_pagame o_pix off_the pay pay_it paying pix_#0 plata_#0 r$ r$_#1 realiz_el send senora ser settle sim sin spei sueldo tarde tardes_#0 transf tudo vou y_el",
  ],
  [
    'stop_contact',
    4,
    'a_este a_llamar abogad again autori autori_que basta basta_de comuni con_mi contac contac_me contac_por contat correo de_escrib de_me de_mensaj de_su dessa dessa_lista do_not elimin email escrib escrib_mas este_medio favor_nao favor_no from from_your list lista llamar mais mais_mensag mandar_mensaj mande manden manden_mensaj mas_mensaj mas_por me_again me_contac me_escrib me_from me_mande me_manden me_molest me_off me_tira me_vuelva mensag mensaj mensaj_a messag_me meu_numero mi_abogad mi_numero molest more my_number nao_me nao_quero no_autori no_more no_quiero not_contac off_your only or para_de parem parem_de please_stop por_aqui por_correo por_email por_este por_whatsa quero_mais quiero_que recibi_mas remove remove_me sair so_por stop stop_messag stop_textin su_lista take_me text text_me textin textin_me texts tira tira_dessa unsubs vuelva vuelva_a whatsa your_list',
  ],
  [
    'stop_contact',
    3,
    'baja call con_los cualqu cualqu_cosa de_baja de_mandar dejen dejen_de e_nao enviar fala from_you mandem mas me_mandar medio messag mi_trabaj no_me please que_es quero recebe solo take talk this_number want',
  ],
  [
    'stop_contact',
    2,
    'a_mi all any aqui_nao cosa datos es_de este_numero favor harass lawyer mandar me mi my_lawyer number off off_the oiga por por_favor que_me que_no quiero recibi sendin so su ya_no your',
  ],
  ['stop_contact', 1, "aca aqui as con de de_la de_mi do don't este manda meu my nao not numero on out ya_paguei"],
  [
    'wrong_number',
    4,
    "a_esa acho acho_que ana anymor anyone anyone_by aqui_nao aqui_no by_that carlos celula chip confun conhec conhec_nenhum conozc conozc_a creo creo_que david de_numero de_person doesn' don't_k#0 ella ella_ya engano equivo equivo_de errada esa_person ese_no essa_pessoa esse_numero esta_equivo este_celula este_no este_numero foi_engano gomez got_the got_this her here i_think just_got k#0 k#0_anyone la_person maria name nao_conhec nao_sou ningun no_conozc no_soy no_tiene no_trabaj no_vive not_carlos numero_equivo numero_errado numero_nao numero_no o_numero pedro person person_que perten perten_a pessoa pessoa_errada phone que_tiene ramon se_equivo se_quien sou sou_eu soy soy_ana soy_carlos soy_el soy_esa soy_la soy_yo te_equivo that_name the_wrong think think_you this_isn't tiene_este vive vive_ningun wrong wrong_number wrong_person wrong_phone you've you've_got you_have",
  ],
  [
    'wrong_number',
    3,
    "aqui descon_a don e_a e_meu el_numero errado es_de es_mi es_mio esse esta_faland este eu_nao faland got have_the i'm_not i_just isn't joao llamo mio nadie nao_e nenhum no_lo no_se nombre nome number numero que_foi que_se quien_es senor there' this_number tiene voce voce_esta who's ya_no",
  ],
  [
    'wrong_number',
    2,
    "#3_no aca boa_tarde by compre de_que desde desde_#3 don't es es_el esa ese foi ha habla i_don't joven just mi_numero nao no_es no_hay not numero_de oiga se senora sorry that who_is yo yo_no",
  ],
  [
    'wrong_number',
    1,
    'a_la boa descon e e_o estan have hay mal mensag messag no quien senori sim tarde tem this this_is who',
  ],
]
