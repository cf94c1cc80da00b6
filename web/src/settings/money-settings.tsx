import { useText } from '#base/language.ts'
import { useMay } from '#records/use-records.ts'
import { moneyText } from '#settings/money.text.ts'
import { MoneyRules } from '#settings/money-rules.tsx'
import { PaymentMethodsSection } from '#settings/payment-methods.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { ThanksSection } from '#settings/thanks-settings.tsx'
import { UnitRatesSection } from '#settings/unit-rates.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'

/** Rules about money, ways to be paid, values of units; others than owner and managers read them. */
export function MoneySettingsPage() {
  const text = useText(moneyText)
  const { money } = useText(settingsText)
  const mayChange = useMay('manage_money')
  return (
    <Page title={money} lead={text.lead}>
      {!mayChange && (
        <div className="mb-6">
          <Notice>{text.readOnly}</Notice>
        </div>
      )}
      <PaymentMethodsSection mayChange={mayChange} />
      <MoneyRules mayChange={mayChange} />
      <ThanksSection mayChange={mayChange} />
      <UnitRatesSection mayChange={mayChange} />
    </Page>
  )
}
