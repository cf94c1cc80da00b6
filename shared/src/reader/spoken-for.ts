import type { Intent } from '#reader/rules/rule.ts'

// Written by `tests/reader/learn-words.ts`: the stems that speak for an intent, the loudest first.

export const spokenFor: readonly (readonly [Intent, number, string])[] = [
  [
    'already_paid',
    4,
    '#0_cedo #1_revise #3_#1 aca_el acabei acabei_de acabo acabo_de adjunt alread alread_paid anexo attach cedo che_fijate check_your compro compro_de compro_em confer confer_ahi de_transf deposi_#3 done el_compro el_ticket el_vouche em_anexo envio envio_el eso_ya esta_pago eu_ja feito fijate fiz fiz_o foto hice hice_el hice_la i_sent it_#3 ja ja_esta just_paid le_envio le_mando made mandei mandei_o mando_el o_compro pago_#3 pago_realiz pagou pague_#3 paguei paguei_#3 paid_#3 paid_it paymen_#3 por_nequi quedo quedo_el receip recibo revise revise_por see segue segue_o sent sent_the sent_you si_ya soport this_was ticket va_el vouche was_paid ya_esta ya_fue ya_hice ya_le ya_pague ya_quedo you_the',
  ],
  [
    'already_paid',
    3,
    '#3 bien de_pagar esta_pagado fue i_paid ja_paguei just oxxo pague paid va ya ya_lo ya_paguei ya_te',
  ],
  [
    'already_paid',
    2,
    "#6 aca ahi ahi_te been boa_tarde boleto cancel_la care care_of che check confir de_la dejo del desde desde_#3 el_deposi el_oxxo el_pago el_spei esse_boleto esta_la foi he hecha i've i_transf joao la_consig la_plata listo lo_cancel mande mando_la mi_deuda nequi o_pagame pagado paid_#0 parce paso_el paymen pix_#0 po por_#1 r$ r$_#1 reais_#0 realiz realiz_el receiv recien senori spei te_dejo te_pague te_paso the_paymen throug transf_#1 transf_por tu veci was yo_ya your_accoun",
  ],
  [
    'already_paid',
    1,
    'a_transf accoun al boa buenas corres de_#1 de_pago deposi deposi_#1 dinhei en_el eso essa_divida esta hola is_the joven la_transf le_consig le_deposi les money_#0 o o_boleto o_pix pix plata_#0 please reais should tarde te_lo the_money transf transf_#0',
  ],
  [
    'anger',
    4,
    'a_denunc acoso angryf chinga compan crooks de_respet denunc esto esto_es ever falta_de is_harass isso_e ladroe ladron los_voy me_tienen no_tienen on_you palhac people people_are podrid que_falta que_son report report_you respet ridicu saco sao sao_uns shame shame_on sick_of sinver son son_unos this_is unos unos_ladron unos_sinver uns uns_ladroe ustede_son vayans vayans_a vergue voces_sao worst you_people',
  ],
  [
    'anger',
    3,
    "a_la are asi day dias es_una hablar harass i'm_going lawyer lo_mismo madre mismo my_lawyer on sick tienen tu uma ustede vai voy voy_a ya_po",
  ],
  [
    'anger',
    2,
    "al are_you con_ustede dejen dejen_de essa_cobran going going_to how i'm i've is_the isso les los messag molest na oye pasa solo una voces vou you",
  ],
  ['anger', 1, 'cobran con del dia essa falta is mensaj of off po que servic so this to'],
  [
    'ask_info',
    4,
    "a_chave a_que alias atuali atuali_por bank bank_detail boleto_atuali cbu chave chave_pix clabe com_os con_intere conta_eu cual cual_es cuanto cuanto_debo cuanto_es de_cuenta detail detall_de do_i due el_alias el_link envia enviar_el es_el es_esa how_much i_owe la_clabe la_cuenta link link_de los_datos manda manda_o mandas me_envia me_manda me_mandas me_pasas me_passa me_the much much_do para_pagar pasame pasame_el pasas passa passa_a pendie puede_enviar qual qual_conta qual_o quanto que_cuenta que_debo que_factur que_numero que_tengo reenvi saldo send_me send_the tengo_pendie the_accoun the_total this_for total vence what what's what's_the what_is which you_send",
  ],
  [
    'ask_info',
    3,
    'accoun balanc can_you conta cuenta datos detall do_you el_detall el_monto el_numero enviar es_lo how invoic is_this me_puede mi_deuda numero_de o_boleto o_valor of_the os_juros owe the_invoic',
  ],
  [
    'ask_info',
    2,
    'accept aceita acepta again boleto can_i colabo cuando davipl de_la de_quien debo deuda devo do donde e_a el_nequi es es_mi esa_deuda esta_la eu_deposi factur ficou hasta i_transf intere is_the juros la_factur lo_que mandar me_llegou me_podria monto necesi nequi nombre nome nota os para plazo poder poder_pagar podria por_que puede quando que_es que_se quem send tengo_el the_balanc valor when you_accept zelle',
  ],
  [
    'ask_info',
    1,
    'a_pagar al amount by can charge como con_el could cuotas de_mi deposi_#0 dia el em essa_cobran estan estan_cobran favor hago_el i_get i_pay is joven las llegou me_estan name o oye pagame pasa please pode por_favor posso posso_pagar que should take te_yapeo the the_amount the_money y_el yapeo',
  ],
  [
    'ask_installments',
    4,
    '#1_#4 #4 abonar abonar_#1 acordo acuerd_de alguna can_we chance_de conven conven_de could_i cuotas da_chance da_para dar_#1 de_a de_pagos descue dividi em_vezes em_x en_cuotas en_pagos gustar hacer hacer_un hay_alguna i_pay in_instal ir ir_pagand irle la_deuda los_intere me_da me_gustar me_pueden pagand pagar_em pagar_en pagar_todo pagarl_en pagos para_parcel parcel partes pay_in paymen_plan plan plan_de podemo podemo_hacer por_partes puede_hacer pueden puedo_abonar queria queria_renego renego se_puede si_pago split split_it te_puedo tem_como un_acuerd un_conven un_plan vezes we_split work_out would would_you x',
  ],
  [
    'ask_installments',
    3,
    '#0_lo #1_y a_paymen accept aceita acepta acuerd all any arregl can can_i chance consig_pagar could da dar de_pago descon despue divida down down_and duas duas_vezes em faz financ in_full instal it_all it_off le_puedo me_podria mitad_#0 months necesi negoci out over pagar_#1 pay_it pay_the plazo podria por_#1 posso posso_pagar puede puedo puedo_pagar puedo_pagarl quero tem tirar um uma un up we you_accept',
  ],
  [
    'ask_installments',
    2,
    "#0_and can't_pay can_pay can_you conseg deuda dos en essa_divida full half half_#0 hay in intere juros la_mitad les me_puede mitad nao_consig os_juros pagar pagarl pay_#1 quiero settle solo the_amount the_rest veces work",
  ],
  [
    'ask_installments',
    1,
    "#1 amount and at by como consig el_resto essa i_can i_can't no_puedo o_resto of os pago_todo para pay paymen que_me rest resto si todo una voce voces y_el",
  ],
  [
    'dispute',
    4,
    "acuerd_con algo algo_que amount_is cancel_o cancel_that charge charge_twice cobran_algo cobran_de cobrar com_defeit compre_nada concor concor_com contra de_acuerd de_mas debo_eso debo_nada defeit devolv didn't don't_owe dos_veces el_cobro el_pedido el_produc el_servic entreg entreg_el error es_mia esa_factur ese_monto ese_valor eso_no esta_errado esta_mal estan_cobran estoy_de eu_cancel goods i_cancel i_didn't i_never i_return is_wrong me_cobran me_estan mia nada nao_concor never never_receiv no_corres no_debo not_paying nunca nunca_compre nunca_me o_produt o_servic order pagar_algo paying_for pedi pedido produc produt produt_veio receiv_the reclam return servic_#5 that's that's_not that_servic the_goods this_charge twice un_error valor_esta veio veio_com",
  ],
  [
    'dispute',
    3,
    'cobran compre con_ustede corres dos errado esa_deuda ese eso estan han llegou me_han mercad monto nao_vou no_estoy no_voy paying que_no receiv servic valor veces yo yo_no',
  ],
  [
    'dispute',
    2,
    "#5_no a_mi a_pagar acuerd am am_i amount arregl cancel cobro com com_voces con_el contes de_baja de_donde debo detall deuda devo divida don't donde duas duas_vezes e_meu e_nao el_detall el_monto en_la es_lo es_mio es_una esa essa essa_cobran essa_divida esse esse_boleto factur faz fue got_the hasta he i'm_not i_don't instal invoic isn't lo_mismo lo_que mal me_llegou minha mio mismo months nao_e no_es no_he not nota o_valor of_the owe por_que porque porque_no quebra quedam quiero recebi recibi respon should_be the_amount there' this_isn't ustede vou_pagar with with_the yo_ya",
  ],
  [
    'dispute',
    1,
    'baja be boleto el en_el es foi for hay i intere isso juros llego lo na nao ningun no on que_me revise should so tem that the_invoic this total um up vezes voces voy voy_a was we what wrong y_no ya_lo',
  ],
  [
    'hardship',
    4,
    "a_poder afford afford_it and_i ando ando_muy ando_sin aperta apreta at_the atraso busine can't_afford can't_make chamba como_pagar como_pagarl compli condic corto corto_de de_plata desemp difici don't_have dura echaro empreg en_este esta_difici esta_feia esta_intern esta_muy este_moment estou_desemp estoy_pasand estoy_sin feia filho gastos had have_no hospit i_had i_have i_lost intern job la_cosa laburo lost lost_my mae mae_esta mama me_alcanz me_compli me_echaro me_ha me_quede meu_filho mi_mama minha_mae moment muchos muchos_gastos muy muy_apreta muy_mal my_job nao_tenho negoci_esta ni ni_para no_llego no_money no_tengo pagart pasand pasand_por perdi por_una quede quede_sin really salari_atraso se_me sin_laburo sin_trabaj situac situac_esta strugg tengo_como tengo_dinero tengo_ni tenho the_moment tight tuve",
  ],
  [
    'hardship',
    3,
    "alcanz been broke can't can't_pay cosa del_trabaj dinero el_dinero enferm estou estou_sem estoy ha i_can't llego make make_the meu_salari minha nao_consig no_hay no_puedo pagar_#5 pagarl pega plata poder quebra salari tengo tengo_plata trabaj y_no",
  ],
  [
    'hardship',
    2,
    "#0_no #3_no a_mi able able_to and as at bien causa como conseg conseg_pagar de_donde del dinhei donde down down_and el_sueldo en_el en_la estoy_en everyt ficou financ got grana guita han have hay he i'm_broke i've jefe la_pega madre mal me_han me_mandar meu mi_trabaj money my nao_vou negoci no_estoy no_he no_pude no_voy pagar_#0 pay_#5 poder_pagar pude puedo_#0 puedo_pagarl sem sem_grana sick sin sorry sueldo sueldo_y throug tirar to_pay vai vou_conseg with work",
  ],
  [
    'hardship',
    1,
    "#5 con_el consig_pagar de_la de_mi de_pagar don't esta going have_it have_the i'm i_don't in la_plata mi money_#0 no no_me off out pay_#0 paymen_#0 plata_#0 po puedo the_money the_paymen to tudo un una",
  ],
  ['other', 4, 'feliz gracia habla obriga ok ok_gracia quien_habla thanks who'],
  [
    'other',
    3,
    "am am_i are_you beleza bom buenas_tardes de_quien dias hablar hi hola i'll_get llamo noite oi quem quien quien_es recebi recien respon tardes",
  ],
  [
    'other',
    2,
    'are boa buenas call contes dale despue dia do_you esta_bom estoy_en fala hora is_this listo na navida perdon recibi sim tardes_#0 to_you you_#0 you_have',
  ],
  ['other', 1, '#0_no a_que escrib estoy in si sorry tienen una you'],
  [
    'promise_to_pay',
    4,
    "#0_#0 #0_eu #0_i'll #0_le #0_pago #0_sin #0_te #1_#0 eu_faco eu_pago faco_o hago_la i'll_pay le_pago pay_you que_#0 resto_#0 send_it sin_falta te_cancel te_pago then will_pay y_le y_te",
  ],
  [
    'promise_to_pay',
    3,
    "#0 #0_#1 #0_#6 #0_ahi #0_but #0_cai #0_con #0_cuando #0_esta #0_faco #0_for #0_i #0_pode #0_por #0_que #0_queda #0_recebo #0_sem #0_will #0_works #0_y #1_te #5_as #5_eu #5_le #5_te a_mas a_primer abono abono_#1 acerto aguant as_i at_#0 bancam but but_#0 caball cai cai_meu can_do cancel_todo cash clear cobro_#0 cobro_y comple consig_#1 cuando_me dame de_reais deixar demora deposi_los deposi_r$ discul_la do_#1 doy doy_#0 e_eu e_o espera espera_#0 eu_acerto eu_quito eu_resolv eu_te faco faco_a falta_le falta_te for_sure get_my get_paid get_that giro give give_me hago hora_le i'll i'll_clear i'll_have i'll_send i'll_transf i_will it_then la_demora las_#1 le_abono le_cancel le_giro le_hago le_liquid le_paso le_tengo let let_me liquid los_#1 mando_#1 mando_metade mando_o mas_tardar me_#0 me_pagan me_paguen metade metade_#0 meu_pagame my_check no_#0 no_pasa no_te ok_#0 pagamo pagan pagan_#0 pagare pagare_#0 pago_#0 pago_#1 pago_lo pago_los pago_sin pago_tudo paguen paso_#1 passo pay_then paying_#0 pena pix_de pode_deixar pode_ser preocu primer primer_hora promet promet_que promis que_eu que_pena queda quito recebo resolv resolv_isso rest_at se_preocu sem_falta ser su_pago sure tardar tardar_#0 te_hago te_liquid te_mando te_pagar the_cash tranqu transf_los will will_send works y_#0 y_#1 yo_le you'll you'll_have",
  ],
  [
    'promise_to_pay',
    2,
    '#0_a #0_and #0_e a_transf be can_pay de_#1 deposi deposi_#0 deposi_#1 el_resto eu falta get hago_el half have_it hora i_can i_get it_#0 la_mitad las le le_consig le_deposi le_transf mando mitad o_pix o_resto pago pago_todo paso pay_#0 paymen_#0 pero pero_#0 pode reais rest resto te te_deposi te_lo te_transf te_yapeo todo transf transf_#0 y yapeo',
  ],
  [
    'promise_to_pay',
    1,
    '#0_no #1 #5 ahi_te as causa check confir dale dejo discul el_deposi el_nequi el_sueldo esta_bom full going_to half_#0 it la_transf navida o_pagame pagame pagar_#0 paid_#0 pay pay_#1 perdon pix r$ r$_#1 reais_#0 send sendin settle sin sueldo tardes_#0 te_pague the_rest to_pay to_you transf_#1 tudo vou_pagar y_el you_#0',
  ],
  [
    'stop_contact',
    4,
    'a_este abogad autori basta basta_de comuni con_mi contac contac_me contac_por contat correo de_escrib de_me de_mensaj de_su dessa dessa_lista do_not elimin email escrib escrib_mas favor_nao from from_your list lista llamar mais mais_mensag mandar_mensaj manden manden_mensaj mas_mensaj mas_por me_again me_contac me_escrib me_from me_manden me_molest me_tira me_vuelva mensag mensaj mensaj_a messag_me mi_abogad more nao_me nao_quero no_quiero off_your only or para_de parem parem_de por_correo por_email por_whatsa quero_mais recibi_mas remove remove_me sair so_por stop stop_textin su_lista text textin textin_me texts tira tira_dessa unsubs vuelva vuelva_a whatsa your_list',
  ],
  [
    'stop_contact',
    3,
    'again baja call con_los de_baja dejen dejen_de e_nao fala lawyer mandar mande mas me_mandar messag mi_numero mi_trabaj molest my_lawyer no_me que_es quero recebe solo su take ya_no',
  ],
  [
    'stop_contact',
    2,
    'a_mi aca any aqui_nao cosa datos de_mi enviar es_de este_numero favor harass me mi off out please por por_favor que_me que_no quiero recibi sendin so this_number ya_paguei your',
  ],
  ['stop_contact', 1, "aqui by con do don't este manda nao not number numero_de trabaj"],
  [
    'wrong_number',
    4,
    "a_esa acho acho_que anymor anyone anyone_by aqui_nao aqui_no by_that carlos celula chip confun conhec conhec_nenhum conozc conozc_a creo creo_que de_numero de_person doesn' don't_k#0 engano equivo equivo_de errada esa_person ese_no esse_numero esta_equivo este_celula foi_engano got_this here i_just i_think just_got k#0 k#0_anyone la_person maria name nao_conhec nao_sou nenhum ningun no_conozc no_soy no_vive numero_equivo numero_errado numero_nao pedro person pessoa pessoa_errada phone ramon se_equivo se_quien sou soy soy_el soy_esa soy_la that_name the_wrong think vive vive_ningun wrong wrong_number wrong_person",
  ],
  [
    'wrong_number',
    3,
    "#3_no aqui by descon desde desde_#3 don e_a e_meu es_de es_mi es_mio esse este este_numero got got_the have_the i'm_not isn't joao llamo mio nao_e no_se nombre nome number numero que_se quien_es senor senora there' this_isn't this_number tiene voce voce_esta ya_no you_have",
  ],
  [
    'wrong_number',
    2,
    'a_la aca boa boa_tarde compre el_numero errado es esa ese foi ha joven just messag mi_numero nao no_es no_hay not quien se sim sorry tarde tem that this yo_no',
  ],
  ['wrong_number', 1, "#0_e com dar discul don't e es_el estan have hay i_don't meu no numero_de this_is was work yo"],
]
