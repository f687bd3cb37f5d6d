import { same } from '#foundation/language.ts'
import { Checks, Choice, DateField, FileField, PairField, Scale, Select, TextArea, TextField, Tick } from './field.tsx'
import { Form } from './form.tsx'
import { Actions, Empty, Facts, LinkButton, Notice, P, Page, Section, Tag, Todo, Words } from './page.tsx'
import { PlaceMap } from './place-map.tsx'
import { Profile } from './profile.tsx'
import { Filter, Filters, Pages, Table } from './table.tsx'
import { YearLine } from './year-line.tsx'

const options = ['budget', 'staffing', 'conversations'].map((value) => ({ value, label: value }))

/** Every piece, once, with invented content; what looks wrong here looks wrong everywhere. */
export function Gallery({ today }: { today: Temporal.PlainDate }) {
  return (
    <Page
      title="Every piece of the interface"
      lead="For developers. Look at it at 360 and 1280 px, in the dark, on paper, and with the keyboard."
      wide
    >
      <Section title="Words">
        <P text="A paragraph is at most 68 characters wide, set in the system’s own type. Text stands out at least 7 to 1." />
        <Words>{'Somebody’s own words\nkeep their lines.'}</Words>
        <p>
          <Tag text="a state" /> <Tag text="went well" tone="good" /> <Tag text="asks for something" tone="care" />
        </p>
        <Facts
          facts={[
            ['Role', 'Principal'],
            ['District', '73 Kamloops-Thompson'],
            ['Left out', ''],
          ]}
        />
      </Section>
      <Section title="Notices">
        <Notice>
          <P text="A word that needs to be seen." />
        </Notice>
        <Notice tone="good">
          <P text="Something went well." />
        </Notice>
        <Notice tone="care">
          <P text="Something is asked, or went wrong, with what to do about it." />
        </Notice>
        <Empty text="What will be here, and how to begin." href="#" button="Begin" />
      </Section>
      <Section title="Doing">
        <Actions>
          <LinkButton href="#" label="The one thing to do" />
          <LinkButton href="#" label="Something else" plain />
        </Actions>
        <Todo items={[{ sentence: 'Finish your application', more: 'by 20 October', href: '#', button: 'Go on' }]} />
      </Section>
      <Section title="Asking">
        <Form action="/ui" button="Send application">
          <TextField name="line" label="One line" hint="A word of help." audience="only you" />
          <TextField
            name="town"
            label="With suggestions"
            suggestions={['Kamloops', 'Nelson']}
            optional
            width="medium"
          />
          <TextArea name="lines" label="A few sentences" />
          <DateField name="day" label="A day" />
          <Choice name="one" label="One of a few" options={options} />
          <Select name="many" label="One of many" options={options} />
          <Checks name="any" label="Any of several" row options={options} />
          <Scale
            name="scale"
            label="One to five"
            steps={['Not yet', 'Beginning', 'On my way', 'Sure', 'Could show others']}
          />
          <Tick name="yes" label="A single yes" hint="With a word of help." />
          <PairField name="pair" label="Both languages" />
          <FileField name="file" label="A file" accept=".csv" />
        </Form>
      </Section>
      <Section title="Tables">
        <Filters action="/ui">
          <Filter name="state" label="State" value="" options={options} />
        </Filters>
        <Table
          caption="Three rows"
          rows={options}
          sorted="name"
          sortHref={(sort) => `?sort=${sort}`}
          columns={[
            { head: 'Name', sort: 'name', cell: (row) => row.label },
            { head: 'Letters', number: true, cell: (row) => row.label.length },
          ]}
        />
        <Pages page={2} pages={5} href={(page) => `?page=${page}`} />
      </Section>
      <Section title="Pictures">
        <YearLine
          moments={[
            { title: 'Applications close', from: today, to: today, strong: true },
            { title: 'A season', from: today.add({ months: 2 }), to: today.add({ months: 4 }) },
            { title: 'The end', from: today.add({ months: 9 }), to: today.add({ months: 9 }), strong: true },
          ]}
          today={today.add({ days: 40 })}
          says="A year on a line"
          todayWord={same('Today')}
          head={{ date: same('Date'), what: same('What') }}
        />
        <Profile
          rows={[
            { label: 'Curiosity and inquiry', left: 2, right: 5, marked: true },
            { label: 'Contextual literacy', left: 4, right: 3 },
          ]}
          says="Two people on the same axes"
          left="Mentee"
          right="Mentor"
          head={same('Competency')}
        />
        <PlaceMap
          places={[
            { key: 1, label: 'Kamloops', lat: 50.7, lon: -120.3, kind: 'strong' },
            { key: 2, label: 'Surrey', lat: 49.1, lon: -122.8, kind: 'plain' },
            { key: 3, label: 'Fort Nelson', lat: 58.8, lon: -122.7, kind: 'care' },
          ]}
          lines={[{ from: 1, to: 2 }]}
          says="Three places and one line"
          legend={{
            line: same('a pair'),
            strong: same('somebody'),
            care: same('nobody yet'),
            plain: same('other places'),
          }}
        />
      </Section>
    </Page>
  )
}
